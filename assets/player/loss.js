// What one answer costs, and the mean of it.

const LOSS = {
  squared_error: (yhat, y) => (yhat - y) ** 2,
  cross_entropy: (yhat, y) => -Math.log(Math.max(1e-38, y > 0.5 ? yhat : 1 - yhat)),
};

/** The mean loss of answers to the examples' Y. */
export function costOf(loss, answers, Y) {
  let sum = 0;
  answers.forEach((yhat, i) => (sum += LOSS[loss](yhat, Y[i])));
  return sum / Y.length;
}
