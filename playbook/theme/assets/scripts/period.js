// Which period a tick belongs to: the day, ISO week, month, quarter or year of the reader's clock.
// A period is a text that sorts by time: 2026-11-23, 2026-W48, 2026-11, 2026-Q4, 2026.

const LOOK_AGAIN_MS = 15000;

/** @typedef {{kind: string, start: Date, end: Date}} Span from its first day to the day after its last */

/**
 * @param {string} kind day, week, month, quarter, year; anything else never expires
 * @param {Date} now
 * @returns {string} such as 2026-W48, or always
 */
export function periodOf(kind, now) {
  const year = now.getFullYear();
  const month = now.getMonth() + 1;
  switch (kind) {
    case "day":
      return `${year}-${two(month)}-${two(now.getDate())}`;
    case "week": {
      const thursday = addDays(now, 3 - ((now.getDay() + 6) % 7));
      const first = new Date(thursday.getFullYear(), 0, 1);
      return `${thursday.getFullYear()}-W${two(Math.floor(daysBetween(first, thursday) / 7) + 1)}`;
    }
    case "month":
      return `${year}-${two(month)}`;
    case "quarter":
      return `${year}-Q${Math.ceil(month / 3)}`;
    case "year":
      return `${year}`;
    default:
      return "always";
  }
}

/** A campaign's period sorts by its day. @param {string} day @param {string} id */
export function campaignPeriod(day, id) {
  return `${day}.${id}`;
}

/**
 * @param {string} period
 * @returns {Span | null} null for what is no stretch of the calendar
 */
export function spanOf(period) {
  const found = /^(\d{4})(?:-W(\d\d)|-Q([1-4])|-(\d\d)(?:-(\d\d))?)?$/.exec(period);
  if (!found) return null;
  const [year, week, quarter, month, day] = found.slice(1).map((part) => Number(part));
  if (week) {
    const fourth = new Date(year, 0, 4); // always in week 1
    const start = addDays(fourth, 7 * (week - 1) - ((fourth.getDay() + 6) % 7));
    return { kind: "week", start, end: addDays(start, 7) };
  }
  if (quarter) return { kind: "quarter", start: new Date(year, quarter * 3 - 3, 1), end: new Date(year, quarter * 3, 1) };
  if (day) return { kind: "day", start: new Date(year, month - 1, day), end: new Date(year, month - 1, day + 1) };
  if (month) return { kind: "month", start: new Date(year, month - 1, 1), end: new Date(year, month, 1) };
  return { kind: "year", start: new Date(year, 0, 1), end: new Date(year + 1, 0, 1) };
}

/**
 * The period before (-1) or after (1).
 * @param {string} period
 * @param {number} step
 */
export function beside(period, step) {
  const span = spanOf(period);
  if (!span) return period;
  return periodOf(span.kind, step < 0 ? addDays(span.start, -1) : span.end);
}

/**
 * The period in words, such as "2026 年第 48 周 · 11 月 23-29 日"; empty for one without a calendar.
 * @param {string} period
 * @param {string} language zh or en
 */
export function periodWords(period, language) {
  const span = spanOf(period);
  if (!span) return "";
  const { kind, start } = span;
  const year = start.getFullYear();
  const month = start.getMonth() + 1;
  const quarter = Math.ceil(month / 3);
  if (language === "zh") {
    if (kind === "day") return `${year} 年 ${month} 月 ${start.getDate()} 日 ${weekday(start, language)}`;
    if (kind === "week") return `${period.slice(0, 4)} 年第 ${Number(period.slice(6))} 周 · ${range(span, language)}`;
    return { month: `${year} 年 ${month} 月`, quarter: `${year} 年第 ${quarter} 季度`, year: `${year} 年` }[kind] ?? "";
  }
  if (kind === "day") return `${weekday(start, language)}, ${start.getDate()} ${monthName(start)} ${year}`;
  if (kind === "week") return `Week ${Number(period.slice(6))} of ${period.slice(0, 4)} · ${range(span, language)}`;
  return { month: `${monthName(start)} ${year}`, quarter: `Q${quarter} ${year}`, year: `${year}` }[kind] ?? "";
}

/**
 * A day in words, without its year: "11 月 23 日", "23 Nov".
 * @param {Date} day
 * @param {string} language
 */
export function dayWords(day, language) {
  return language === "zh" ? `${day.getMonth() + 1} 月 ${day.getDate()} 日` : `${day.getDate()} ${monthName(day)}`;
}

/** @param {Date} when */
export function clockWords(when) {
  return when.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });
}

/**
 * A day with its weekday in few words: "11 月 23 日 周一", "Mon 23 Nov".
 * @param {Date} day
 * @param {string} language
 */
export function briefDay(day, language) {
  const words = [dayWords(day, language), weekday(day, language, "short")];
  return (language === "zh" ? words : words.reverse()).join(" ");
}

/**
 * @param {Span} span
 * @param {string} language
 */
function range({ start, end }, language) {
  const last = addDays(end, -1);
  const same = start.getMonth() === last.getMonth();
  if (language === "zh") {
    return same ? dayWords(start, language).replace(" 日", `-${last.getDate()} 日`) : `${dayWords(start, language)} - ${dayWords(last, language)}`;
  }
  return `${same ? start.getDate() : dayWords(start, language)}–${dayWords(last, language)}`;
}

/**
 * @param {Date} day
 * @param {string} language
 */
export function weekday(day, language, length = /** @type {"long" | "short"} */ ("long")) {
  return day.toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB", { weekday: length });
}

/**
 * @param {Date} day
 * @param {string} [language]
 * @returns {string} such as 11月, Nov
 */
export function monthName(day, language) {
  return day.toLocaleDateString(language === "zh" ? "zh-CN" : "en-GB", { month: "short" });
}

/**
 * Calendar days, not milliseconds: a day may have 23 or 25 hours.
 * @param {Date} day
 * @param {number} count
 */
export function addDays(day, count) {
  return new Date(day.getFullYear(), day.getMonth(), day.getDate() + count);
}

/**
 * @param {Date} from
 * @param {Date} to
 */
export function daysBetween(from, to) {
  const noon = (/** @type {Date} */ day) => Date.UTC(day.getFullYear(), day.getMonth(), day.getDate());
  return Math.round((noon(to) - noon(from)) / 864e5);
}

/** @param {string} text such as 2026-11-23 */
export function dateOf(text) {
  const [year, month, day] = text.split("-").map(Number);
  return new Date(year, month - 1, day);
}

/** Call `look` whenever the day may have become another one. @param {() => void} look */
export function onClock(look) {
  addEventListener("pageshow", look);
  document.addEventListener("visibilitychange", look);
  setInterval(look, LOOK_AGAIN_MS);
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, "0");
}
