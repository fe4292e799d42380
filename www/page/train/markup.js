/** The panel's markup, before anything has happened in it. */

import { fill } from "../words.js";
import { text } from "./text.js";

export const MARKUP = `
<h2 id="train-title" tabindex="-1">${text.title}</h2>
<p>${text.about}</p>
<fieldset>
  <legend>${text.from}</legend>
  <label><input type="radio" name="train-source" value="generated" checked> ${text.generated}</label>
  <label><input type="radio" name="train-source" value="files"> ${text.files}</label>
</fieldset>
<div class="drop" hidden>
  <p>${fill(text.drop, { choose: `<button type="button" class="plain choose">${text.choose}</button>` })}</p>
  <input type="file" multiple hidden>
  <p class="given" role="status"></p>
  <p class="refused" role="alert"></p>
</div>
<div class="settings">
  <label>${text.rate} <b class="rate-value" aria-hidden="true"></b><input type="range" class="rate"></label>
  <label>${text.batch} <b class="batch-value" aria-hidden="true"></b><input type="range" class="batch"></label>
</div>
<div class="run">
  <button type="button" class="go">${text.start}</button>
  <button type="button" class="stop" disabled>${text.stop}</button>
  <p class="words" role="status"></p>
</div>
<div class="grown" hidden>
  <dl>
    <div><dt>${text.imagesLearned}</dt><dd class="images">0</dd></div>
    <div><dt>${text.perSecond}</dt><dd class="speed">–</dd></div>
    <div><dt>${text.loss}</dt><dd class="loss">–</dd></div>
    <div><dt>${text.right}</dt><dd class="right">–</dd></div>
  </dl>
  <div class="charts">
    <figure>
      <figcaption>${text.lossChart}</figcaption>
      <canvas class="loss-chart" role="img"></canvas>
    </figure>
    <figure>
      <figcaption>${text.rightChart} <span class="key test">${text.testDigits}</span> <span class="key">${text.learnedDigits}</span></figcaption>
      <canvas class="right-chart" role="img"></canvas>
    </figure>
    <figure class="filters">
      <figcaption>${text.filters}</figcaption>
      <ol role="list"></ol>
      <p class="legend"><span class="least"></span><span class="ramp"></span><span class="largest"></span></p>
      <p class="legend"><span>${text.inkAgainst}</span><span>${text.inkFor}</span></p>
    </figure>
  </div>
  <h3>${text.mixedUp}</h3>
  <div class="errors">
    <table><caption>${text.caption}</caption></table>
    <div class="misread">
      <div role="status"><h4></h4></div>
      <ol role="list"></ol>
    </div>
  </div>
</div>
<button type="button" class="plain close">${text.close}</button>`;
