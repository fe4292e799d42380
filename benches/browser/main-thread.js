/**
 * The time that a page's main thread works for each frame, from Chromium's trace. It includes whatever runs there: scripts,
 * style, layout, painting, and handing the frame over to the compositor. It is the thread's own time, so other load on the
 * machine does not count.
 */

const CATEGORIES = ["-*", "toplevel", "disabled-by-default-devtools.timeline.frame", "blink.user_timing"];
const [MARK, THREAD, FRAME] = ["traced", "CrRendererMain", "BeginMainThreadFrame"];

/**
 * @param {import("playwright-core").Browser} browser
 * @param {import("playwright-core").Page} page
 * @param {() => Promise<void>} act
 * @returns {Promise<number[]>} milliseconds per frame, in order: the task that made it, and all tasks since the previous frame's
 */
export async function frameTimes(browser, page, act) {
  await browser.startTracing(page, { categories: CATEGORIES });
  await page.evaluate((mark) => performance.mark(mark), MARK);
  await act();
  const { traceEvents } = JSON.parse(String(await browser.stopTracing()));
  const { pid } = traceEvents.find(({ name }) => name === MARK);
  const { tid } = traceEvents.find((event) => event.name === "thread_name" && event.pid === pid && event.args.name === THREAD);
  const own = traceEvents.filter((event) => event.pid === pid && event.tid === tid);
  return byFrame(outermost(own.filter(({ ph }) => ph === "X")), own.filter(({ name }) => name === FRAME).map(({ ts }) => ts));
}

/** The events that no other event contains. @param {{ts: number, dur: number, tdur: number}[]} events */
function outermost(events) {
  let end = -Infinity;
  return events
    .sort((a, b) => a.ts - b.ts || b.dur - a.dur)
    .filter(({ ts, dur }) => {
      if (ts < end) return false;
      end = ts + dur;
      return true;
    });
}

/** @param {{ts: number, dur: number, tdur: number}[]} tasks @param {number[]} begins when each frame began, in the task that makes it */
function byFrame(tasks, begins) {
  const times = [];
  let sum = 0;
  let next = 0;
  for (const { ts, dur, tdur = 0 } of tasks) {
    sum += tdur / 1000;
    if (next === begins.length || begins[next] > ts + dur) continue;
    while (begins[next] <= ts + dur) next += 1;
    times.push(sum);
    sum = 0;
  }
  return times;
}
