/** Times as a newsroom says them. */
import { describe, expect, it } from "vitest";

import { vi } from "./vi";
import { ago, civilTime, dayOf, monthOf, newspaperTime, savedAt } from "./when";

describe("times", () => {
  const now = new Date(2025, 10, 24, 9, 42);
  const at = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString();

  it("grow less exact as they grow older", () => {
    expect(ago(at(2025, 10, 24, 9, 42), vi, now)).toBe("vừa xong");
    expect(ago(at(2025, 10, 24, 9, 40), vi, now)).toBe("2 phút trước");
    expect(ago(at(2025, 10, 24, 8, 15), vi, now)).toBe("08:15");
    expect(ago(at(2025, 10, 23, 17, 40), vi, now)).toBe("hôm qua 17:40");
    expect(ago(at(2025, 10, 20, 17, 40), vi, now)).toBe("20/11");
    expect(ago(at(2024, 10, 20, 17, 40), vi, now)).toBe("20/11/2024");
  });

  it("tell the hour of a text that was saved today, and the day of one that was not", () => {
    expect(savedAt(at(2025, 10, 24, 9, 41), vi, now)).toBe("09:41");
    expect(savedAt(at(2025, 10, 23, 23, 50), vi, new Date(2025, 10, 24, 0, 5))).toBe("15 phút trước");
    expect(savedAt(at(2025, 10, 23, 17, 40), vi, now)).toBe("hôm qua 17:40");
    expect(savedAt(at(2024, 10, 20, 17, 40), vi, now)).toBe("20/11/2024");
  });

  it("count days by the calendar, not by 24 hours", () => {
    expect(dayOf(at(2025, 10, 23, 23, 59), vi, now)).toBe("Hôm qua");
    expect(dayOf(at(2025, 10, 24, 0, 1), vi, now)).toBe("Hôm nay");
  });

  it("name the month by the person's own clock", () => {
    expect(monthOf(new Date(2025, 10, 1, 0, 5))).toBe("2025-11");
    expect(monthOf(new Date(2025, 10, 30, 23, 55))).toBe("2025-11");
    expect(monthOf(new Date(2026, 0, 1, 0, 0))).toBe("2026-01");
  });

  it("are printed as newspapers print them", () => {
    expect(newspaperTime("2025-10-03T23:52")).toBe("03/10/2025 23:52");
    expect(newspaperTime("sớm mai")).toBe("sớm mai");
  });

  it("are read as newspapers write them, and refused when there is no such day", () => {
    expect(civilTime("03/10/2025 23:52")).toBe("2025-10-03T23:52");
    expect(civilTime("3-10-2025")).toBe("2025-10-03T08:00");
    expect(civilTime("3/10/2025 14h30")).toBe("2025-10-03T14:30");
    for (const wrong of ["31/02/2025", "10/2025", "mai", "03/10/2025 25:00"]) expect(civilTime(wrong)).toBeUndefined();
  });
});
