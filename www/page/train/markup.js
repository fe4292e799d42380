/** What the panel consists of before anything has happened in it. */

export const MARKUP = `
<h2 id="train-title" tabindex="-1">Watch it learn</h2>
<p>A second network starts here from 61,706 random numbers and learns in your browser. The one that reads your drawings stays as it is.</p>
<fieldset>
  <legend>It learns from</legend>
  <label><input type="radio" name="train-source" value="generated" checked> generated digits</label>
  <label><input type="radio" name="train-source" value="files"> MNIST’s files</label>
</fieldset>
<div class="drop" hidden>
  <p>Drop the files here, or <button type="button" class="plain choose">choose them</button>: images and labels in IDX, plain or .gz, in any order. Those named t10k are used to test. They stay on your device.</p>
  <input type="file" multiple hidden>
  <p class="given" role="status"></p>
  <p class="refused" role="alert"></p>
</div>
<div class="settings">
  <label>Learning rate <b class="rate-value" aria-hidden="true"></b><input type="range" class="rate"></label>
  <label>Batch size <b class="batch-value" aria-hidden="true"></b><input type="range" class="batch"></label>
</div>
<div class="run">
  <button type="button" class="go">Start</button>
  <button type="button" class="stop" disabled>Stop</button>
  <p class="words" role="status"></p>
</div>
<div class="grown" hidden>
  <dl>
    <div><dt>Images learned from</dt><dd class="images">0</dd></div>
    <div><dt>Images per second</dt><dd class="speed">–</dd></div>
    <div><dt>Loss</dt><dd class="loss">–</dd></div>
    <div><dt>Test digits read right</dt><dd class="right">–</dd></div>
  </dl>
  <div class="charts">
    <figure>
      <figcaption>Loss, by images learned from</figcaption>
      <canvas class="loss-chart" role="img"></canvas>
    </figure>
    <figure>
      <figcaption>Read right: <span class="key test">test digits</span> <span class="key">digits it learns from</span></figcaption>
      <canvas class="right-chart" role="img"></canvas>
    </figure>
    <figure class="filters">
      <figcaption>C1’s six filters</figcaption>
      <ol role="list"></ol>
      <p class="legend"><span class="least"></span><span class="ramp"></span><span class="largest"></span></p>
      <p class="legend"><span>ink counts against it</span><span>ink counts for it</span></p>
    </figure>
  </div>
  <h3>Which digits it mixes up</h3>
  <div class="errors">
    <table><caption>Rows are the digits, columns what they were read as. A button shows the digits that it counts.</caption></table>
    <div class="misread">
      <div role="status"><h4></h4></div>
      <ol role="list"></ol>
    </div>
  </div>
</div>
<button type="button" class="plain close">Close</button>`;
