/**
 * Runs in a page before its own scripts. Records how long after the pointer event each answer (on a page without
 * answers, each line) was painted, and how often all layers were. A page without layers gets no activations.
 */
export function watch({ answers, layers }) {
  const seen = { painted: [], repaints: 0 };
  window.seen = seen;
  const { requestAnimationFrame } = window;
  const { addEventListener } = EventTarget.prototype;
  // A frame's callbacks run before it is painted; a message sent from a callback arrives right after painting.
  const notePaint = (since) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => seen.painted.push(performance.now() - since);
      port2.postMessage(null);
    });
  if (!answers) {
    addEventListener.call(window, "pointermove", ({ buttons, timeStamp }) => buttons && notePaint(timeStamp));
    return;
  }
  let moved = 0;
  for (const type of ["pointerdown", "pointerrawupdate", "pointermove"]) {
    addEventListener.call(window, type, ({ timeStamp }) => (moved = timeStamp), { capture: true });
  }
  const asked = new Map();
  const { postMessage } = Worker.prototype;
  Worker.prototype.postMessage = function (message, ...rest) {
    if (message.kind === "number") asked.set(message.id, moved);
    if (message.kind === "activations" && !layers) return undefined;
    return postMessage.call(this, message, ...rest);
  };
  window.Worker = class extends Worker {
    constructor(...parameters) {
      super(...parameters);
      addEventListener.call(this, "message", ({ data }) => {
        if (data.answer?.arithmetic) seen.repaints += 1;
        const since = asked.get(data.id);
        if (data.type === "answer" && asked.delete(data.id)) notePaint(since);
      });
    }
  };
}
