/** What the times of the comments tell: a clock to draw, and the words for a moment. */

import { counted } from "./dom.mjs";

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const UNITS = [[1, "minute"], [5, "5 minutes"], [15, "quarter of an hour"], [60, "hour"], [360, "6 hours"], [1440, "day"],
  [7 * 1440, "week"], [30 * 1440, "30 days"], [365 * 1440, "year"]];
const MOST_BARS = 80;
const LEAST_TIMES = 3;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DATED = /^(\d{4})-(\d\d)-(\d\d)(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:[.,]\d+)?)?\s*(Z|[+-]\d\d:?\d\d)?)?$/;
const HOURS = /^(\d\d?):(\d\d)(?::(\d\d))?$/;

/**
 * @typedef {object} Clock
 * @property {boolean} there whether enough comments have a time to draw it
 * @property {boolean} orders whether the times are good enough to put the comments in order
 * @property {Float64Array} since milliseconds of each comment; one without a time has that before it
 * @property {Uint8Array} has whether a comment has a time of its own
 * @property {(posted: string, dayOnly?: boolean) => string} words
 */

/**
 * @param {string[]} posted of each comment, as it stands in the columns
 * @param {number[]} parent what each comment answers, or -1; it stands before the comment
 * @returns {Clock}
 */
export function clockOf(posted, parent) {
  const read = posted.map(readTime);
  const dated = read.filter((time) => time?.day).length;
  const clocks = read.filter((time) => time && !time.day).length;
  const byDay = dated >= clocks;
  const used = read.map((time) => (time && Boolean(time.day) === byDay ? time : null));
  const own = byDay ? used.map((time) => time?.at ?? NaN) : pastMidnight(used);
  const whole = byDay && used.every((time) => !time || time.minutes);
  const has = Uint8Array.from(own, (at) => Number(!Number.isNaN(at)));
  const many = has.reduce((sum, one) => sum + one, 0);
  const since = carried(own, parent, whole);
  const there = many >= LEAST_TIMES && many * 2 >= posted.length && new Set(own.filter((at) => at === at)).size > 1;
  return { there, orders: whole && there, since, has, words: wording(used) };
}

/** @returns {{at: number, day?: string, minutes: boolean, hour: string}|null} */
function readTime(text) {
  const found = DATED.exec(text);
  if (found) {
    const [, year, month, day, hour = "0", minute = "0", second = "0", zone] = found;
    const at = Date.UTC(+year, +month - 1, +day, +hour, +minute, +second) - offset(zone);
    return { at, day: `${year}-${month}-${day}`, minutes: found[4] !== undefined,
      hour: found[4] === undefined ? "" : `${hour}:${minute}` };
  }
  const clock = HOURS.exec(text);
  if (!clock) return null;
  return { at: (+clock[1] * 60 + +clock[2]) * MINUTE + +(clock[3] ?? 0) * 1000, minutes: true,
    hour: `${clock[1].padStart(2, "0")}:${clock[2]}` };
}

function offset(zone) {
  if (!zone || zone === "Z") return 0;
  const [, sign, hours, minutes] = /([+-])(\d\d):?(\d\d)/.exec(zone);
  return (sign === "-" ? -1 : 1) * (+hours * 60 + +minutes) * MINUTE;
}

/** Times without a date: one that falls far back is of the next day. */
function pastMidnight(times) {
  let days = 0;
  let before = -Infinity;
  return times.map((time) => {
    if (!time) return NaN;
    if (time.at + days * DAY < before - DAY / 2) days++;
    before = time.at + days * DAY;
    return before;
  });
}

/** Gives every comment a time: its own, but none before what it answers; else that of the one before. */
function carried(own, parent, whole) {
  const since = new Float64Array(own.length);
  let before = own.find((at) => at === at) ?? 0;
  for (let comment = 0; comment < own.length; comment++) {
    const answered = parent[comment] >= 0 ? since[parent[comment]] : -Infinity;
    const at = own[comment] === own[comment] ? own[comment] : Math.max(answered, parent[comment] < 0 ? before : answered);
    since[comment] = whole ? Math.max(at, answered) : at;
    before = since[comment];
  }
  return since;
}

/** How moments are worded: with what they do not all share, the day or the year. */
function wording(times) {
  const days = new Set(times.filter(Boolean).map((time) => time.day));
  const years = new Set([...days].filter(Boolean).map((day) => day.slice(0, 4)));
  return (posted, dayOnly = false) => {
    const time = readTime(posted);
    if (!time) return posted;
    const [year, month, day] = (time.day ?? "").split("-");
    if (!time.day || (days.size === 1 && time.hour)) return time.hour;
    const date = `${+day} ${MONTHS[+month - 1]}${years.size > 1 ? ` ${year}` : ""}`;
    return time.hour && !dayOnly ? `${date} ${time.hour}` : date;
  };
}

/**
 * The bars of the clock: how many comments in each stretch of time.
 * @param {Clock} clock
 * @returns {{start: number, size: number, counts: number[], unit: string}}
 */
export function barsOf(clock) {
  const times = clock.since.filter((_, comment) => clock.has[comment]);
  let first = Infinity;
  let end = -Infinity;
  for (const at of times) {
    first = Math.min(first, at);
    end = Math.max(end, at);
  }
  const [minutes, unit] = UNITS.find(([size]) => (end - first) / (size * MINUTE) < MOST_BARS) ?? UNITS.at(-1);
  const size = minutes * MINUTE;
  const start = Math.floor(first / size) * size;
  const counts = new Array(Math.floor((end - start) / size) + 1).fill(0);
  for (const at of times) counts[Math.floor((at - start) / size)]++;
  return { start, size, counts, unit };
}

/** "12 May 10:05 to 14 May 09:00, busiest from 12 May 11:10 (9 in an hour)". */
export function clockSentence(clock, posted, order) {
  const timed = order.filter((comment) => clock.has[comment]);
  const { start, size, counts, unit } = barsOf(clock);
  const most = Math.max(...counts);
  const around = timed.find((comment) => Math.floor((clock.since[comment] - start) / size) === counts.indexOf(most));
  const words = (comment) => clock.words(posted[comment]);
  const long = /^\d/.test(unit) ? unit : unit === "hour" ? "an hour" : `a ${unit}`;
  const busiest = most > 1 ? `, busiest from ${clock.words(posted[around], size >= DAY)} (${most} in ${long})` : "";
  const without = order.length - timed.length;
  return `${words(timed[0])} to ${words(timed.at(-1))}${busiest}${
    without ? `; ${counted(without, "comment")} without a time` : ""}`;
}
