/**
 * The most multiply-adds that this machine's vector units do through WebAssembly, with nothing else in their way.
 *
 * A module is written byte by byte: one function with one loop, and in it nothing but a multiplication and an addition
 * into each of fourteen sums. With fewer sums, each waits longer for its own last result. More than fourteen, with their
 * operand, do not fit into the registers that engines use on x86. Nothing is loaded or stored.
 */

const SUMS = 14;
/** How often the loop's body is unrolled, so that counting costs next to nothing beside the arithmetic. */
const UNROLLED = 8;

/** Parameters and locals of the function: the iterations, the operand as a number and as a vector, the sums. */
const [TIMES, NUMBER, OPERAND, FIRST_SUM] = [0, 1, 2, 3];

/**
 * For each kind of arithmetic: the multiply-adds of one instruction pair, and the pair, from a sum to its next value.
 * Each is a dependency chain through both instructions, as a dot product is.
 *
 * @type {Record<"f32" | "i16" | "i8", {lanes: number, step: (sum: number) => number[]}>}
 */
const KINDS = {
  f32: { lanes: 4, step: (sum) => [...get(sum), ...get(OPERAND), ...simd(0xe6), ...get(OPERAND), ...simd(0xe4)] },
  i16: { lanes: 8, step: (sum) => [...get(sum), ...get(OPERAND), ...simd(0xba), ...get(OPERAND), ...simd(0xae)] },
  i8: { lanes: 16, step: (sum) => [...get(OPERAND), ...get(OPERAND), ...get(sum), ...simd(0x113)] },
};

/** An unsigned number in LEB128: seven bits a byte, the lowest first. @type {(number: number) => number[]} */
const leb = (number) => (number < 128 ? [number] : [(number % 128) | 128, ...leb(number >> 7)]);
const get = (/** @type {number} */ local) => [0x20, ...leb(local)];
const set = (/** @type {number} */ local) => [0x21, ...leb(local)];
const simd = (/** @type {number} */ code) => [0xfd, ...leb(code)];
const sized = (/** @type {number[]} */ bytes) => [...leb(bytes.length), ...bytes];
const section = (/** @type {number} */ id, /** @type {number[]} */ ...bytes) => [id, ...sized(bytes)];

/** A module that exports `run(times: i32, number: f32)`. @param {(typeof KINDS)["f32"]} kind */
function moduleOf({ step }) {
  const [I32, F32, V128] = [0x7f, 0x7d, 0x7b];
  const sums = Array.from({ length: SUMS }, (_, i) => FIRST_SUM + i);
  const once = sums.flatMap((sum) => [...step(sum), ...set(sum)]);
  const code = [
    // One group of locals.
    ...[1, SUMS + 1, V128],
    // operand = f32x4.splat(number)
    ...[...get(NUMBER), ...simd(0x13), ...set(OPERAND)],
    // loop { …; times -= 1; br_if times }
    ...[0x03, 0x40, ...Array.from({ length: UNROLLED }, () => once).flat()],
    ...[...get(TIMES), 0x41, 1, 0x6b, 0x22, TIMES, 0x0d, 0, 0x0b],
    // Returns v128.any_true of all sums' v128.xor, so that none of them is dead code.
    ...[...get(FIRST_SUM), ...sums.slice(1).flatMap((sum) => [...get(sum), ...simd(0x51)]), ...simd(0x53), 0x0b],
  ];
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, 1, 0x60, 2, I32, F32, 1, I32),
    ...section(3, 1, 0),
    ...section(7, 1, ...sized([...new TextEncoder().encode("run")]), 0, 0),
    ...section(10, 1, ...sized(code)),
  ]);
}

/**
 * @param {"f32" | "i16" | "i8"} kind plain float32; 16-bit integers summed in 32 bits; relaxed 8-bit integers
 * @param {number} multiplyAdds of one image
 * @returns {((glyphs: unknown, n: number) => number) | null} a function that does as many as `n` images need, or null where the engine lacks the instructions
 */
export function ceiling(kind, multiplyAdds) {
  const bytes = moduleOf(KINDS[kind]);
  if (!WebAssembly.validate(bytes)) return null;
  // About two thousand bytes, which every engine compiles synchronously, even on a page's main thread.
  const instance = new WebAssembly.Instance(new WebAssembly.Module(bytes));
  const round = KINDS[kind].lanes * SUMS * UNROLLED;
  // With an operand of one half the sums approach one, far from the subnormal numbers that slow some machines down.
  const run = /** @type {(times: number, operand: number) => number} */ (instance.exports["run"]);
  return (/** @type {unknown} */ _glyphs, /** @type {number} */ n) => run(Math.ceil((n * multiplyAdds) / round), 0.5);
}
