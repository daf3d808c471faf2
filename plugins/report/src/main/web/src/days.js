// Days are numbers, counted from the first of January 1970; they are written in ISO 8601, the same everywhere.

const DAY = 86_400_000;

// beyond it a Date is invalid; as an end it says that the end is open
const LAST = 100_000_000;

export const isOpen = day => day === null || Math.abs(day) >= LAST;

export function toIso(day) {
  const clipped = Math.max(-LAST, Math.min(LAST, day));
  return new Date(clipped * DAY).toISOString().slice(0, -14);
}

/** Returns the day that an ISO date names, or null. */
export function fromIso(text) {
  const time = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? null : Math.round(time / DAY);
}

export const toDate = day => new Date(Math.max(-LAST, Math.min(LAST, day)) * DAY);

export const fromDate = date => Math.floor(date.getTime() / DAY);

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Writes a day for readers: 24 Mar 2021. */
export function forReaders(day) {
  const [, year, month, date] = /^(.*)-(\d\d)-(\d\d)$/.exec(toIso(day));
  return `${Number(date)} ${MONTHS[month - 1]} ${year}`;
}
