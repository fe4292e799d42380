/**
 * Finds the WebAssembly memories that a library creates, without its help, by wrapping the engine's functions.
 *
 * A memory is either created in JavaScript and imported by a module, or created by a module and exported.
 */

/** @type {WebAssembly.Memory[]} */
const seen = [];

const { Memory } = WebAssembly;
WebAssembly.Memory = new Proxy(Memory, {
  construct(target, [descriptor]) {
    const memory = new target(descriptor);
    seen.push(memory);
    return memory;
  },
});

function notice({ exports }) {
  for (const value of Object.values(exports)) {
    if (value instanceof Memory && !seen.includes(value)) seen.push(value);
  }
}

for (const name of ["instantiate", "instantiateStreaming"]) {
  const original = WebAssembly[name];
  WebAssembly[name] = async (...parameters) => {
    const result = await original(...parameters);
    notice(result.instance ?? result);
    return result;
  };
}

/** The memories created since the last call. */
export const takeMemories = () => seen.splice(0);
