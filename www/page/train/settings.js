/** The two sliders. A change takes effect within a moment, while the network learns. */

import { exact } from "../numbers.js";
import { find } from "./make.js";

/** The values of the sliders. */
const RATES = [0.0001, 0.0002, 0.0005, 0.001, 0.002, 0.005, 0.01, 0.02, 0.05];
const BATCHES = [1, 2, 4, 8, 16, 32, 64, 128, 256];

/** @param {HTMLElement} section @param {{rate: number, batch: number}} settings is written to */
export function attachSettings(section, settings) {
  attach(section, "rate", RATES, settings);
  attach(section, "batch", BATCHES, settings);
}

/**
 * @param {HTMLElement} section
 * @param {"rate" | "batch"} name
 * @param {number[]} values
 * @param {{rate: number, batch: number}} settings
 */
function attach(section, name, values, settings) {
  const slider = find(section, `.${name}`, HTMLInputElement);
  const output = find(section, `.${name}-value`, HTMLElement);
  const show = () => {
    const text = exact(settings[name]);
    output.textContent = text;
    slider.setAttribute("aria-valuetext", text);
  };
  Object.assign(slider, { min: "0", max: String(values.length - 1), step: "1" });
  slider.value = String(values.indexOf(settings[name]));
  slider.addEventListener("input", () => {
    settings[name] = values[Number(slider.value)] ?? settings[name];
    show();
  });
  show();
}
