// How far the rounds lie apart, as a few characters beside their median.

export const spreadOf = ({ low, high }, digits = 2) => `middle half ${low.toFixed(digits)}–${high.toFixed(digits)}`;
