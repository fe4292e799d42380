const pad = document.querySelector("digit-pad");
const answer = document.querySelector("output");

pad.addEventListener("prediction", () => {
  const { state, digit } = pad.prediction ?? {};
  answer.value = state === "sure" ? digit : state === "unsure" ? `${digit}?` : "";
});
