// Which period a tick belongs to: the day, ISO week, month, quarter or year of the reader's clock.

/**
 * @param {string} kind day, week, month, quarter, year; anything else never expires
 * @param {Date} now
 * @returns {string} such as 2026-11-23, 2026-W48, 2026-11, 2026-Q4, 2026 or always
 */
export function periodOf(kind, now) {
  const year = now.getFullYear();
  const month = now.getMonth() + 1;
  switch (kind) {
    case "day":
      return `${year}-${two(month)}-${two(now.getDate())}`;
    case "week": {
      const week = isoWeek(now);
      return `${week.year}-W${two(week.number)}`;
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

/**
 * The period in words, such as "2026 年第 48 周 · 11 月 23-29 日".
 * @param {string} kind
 * @param {Date} now
 * @param {string} language zh or en
 */
export function periodWords(kind, now, language) {
  const chinese = language === "zh";
  const locale = chinese ? "zh-CN" : "en-GB";
  const year = now.getFullYear();
  const month = now.getMonth() + 1;
  const monthName = (/** @type {Date} */ day) => day.toLocaleDateString("en-GB", { month: "short" });
  if (kind === "day") {
    const weekday = now.toLocaleDateString(locale, { weekday: "long" });
    if (chinese) return `${year} 年 ${month} 月 ${now.getDate()} 日 ${weekday}`;
    return `${weekday}, ${now.getDate()} ${monthName(now)} ${year}`;
  }
  if (kind === "week") {
    const { year: isoYear, number, monday, sunday } = isoWeek(now);
    const same = monday.getMonth() === sunday.getMonth();
    if (chinese) {
      const end = same ? sunday.getDate() : ` ${sunday.getMonth() + 1} 月 ${sunday.getDate()}`;
      const dash = same ? "-" : " 日 -";
      return `${isoYear} 年第 ${number} 周 · ${monday.getMonth() + 1} 月 ${monday.getDate()}${dash}${end} 日`;
    }
    const start = same ? monday.getDate() : `${monday.getDate()} ${monthName(monday)}`;
    return `Week ${number} of ${isoYear} · ${start}–${sunday.getDate()} ${monthName(sunday)}`;
  }
  const quarter = Math.ceil(month / 3);
  if (kind === "month") return chinese ? `${year} 年 ${month} 月` : `${monthName(now)} ${year}`;
  if (kind === "quarter") return chinese ? `${year} 年第 ${quarter} 季度` : `Q${quarter} ${year}`;
  if (kind === "year") return chinese ? `${year} 年` : `${year}`;
  return "";
}

/** @param {Date} now */
function isoWeek(now) {
  const monday = new Date(now.getFullYear(), now.getMonth(), now.getDate());
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7));
  const sunday = new Date(monday);
  sunday.setDate(sunday.getDate() + 6);
  const thursday = new Date(monday);
  thursday.setDate(thursday.getDate() + 3);
  const year = thursday.getFullYear();
  const day = Math.round((Date.UTC(year, thursday.getMonth(), thursday.getDate()) - Date.UTC(year, 0, 1)) / 864e5);
  return { year, number: Math.floor(day / 7) + 1, monday, sunday };
}

/** @param {number} number */
function two(number) {
  return String(number).padStart(2, "0");
}
