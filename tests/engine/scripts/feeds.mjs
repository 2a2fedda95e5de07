// What ical.js (Thunderbird, Nextcloud) reads in the calendar in the file named, time zone included:
// by UID, each start up to the end of the year named, which ends by the team's clock, as UTC in minutes; of all-day
// events nothing.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";

const last = Number(process.argv[3]);
const calendar = new ICAL.Component(ICAL.parse(readFileSync(process.argv[2], "utf8")));
for (const zone of calendar.getAllSubcomponents("vtimezone")) ICAL.TimezoneService.register(zone);
const found = {};
for (const component of calendar.getAllSubcomponents("vevent")) {
  const event = new ICAL.Event(component);
  if (event.startDate.isDate) continue;
  const starts = (found[event.uid] = []);
  const turns = event.iterator();
  for (let turn = turns.next(); turn && turn.year <= last; turn = turns.next()) starts.push(turn.toUnixTime() / 60);
}
console.log(JSON.stringify(found));
