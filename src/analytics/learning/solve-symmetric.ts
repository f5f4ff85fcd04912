// Solves a system of linear equations whose matrix is symmetric and positive definite (Cholesky), in fixed order.

/** `matrix` holds its lower triangle, row by row; both arguments are left as they are. */
export function solveSymmetric(matrix: readonly Float64Array[], right: Float64Array): Float64Array {
  const factor = factorise(matrix);
  return substituteBack(factor, substituteForward(factor, right));
}

function factorise(matrix: readonly Float64Array[]): readonly Float64Array[] {
  const factor: Float64Array[] = [];
  for (const [row, values] of matrix.entries()) {
    const line = new Float64Array(row + 1);
    factor.push(line);
    for (let column = 0; column <= row; column += 1) {
      const rest = (values[column] ?? 0) - dot(line, factor[column] ?? line, column);
      line[column] = row === column ? Math.sqrt(Math.max(rest, 1e-12)) : rest / (factor[column]?.[column] ?? 1);
    }
  }
  return factor;
}

function dot(a: Float64Array, b: Float64Array, length: number): number {
  let sum = 0;
  for (let index = 0; index < length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0);
  return sum;
}

function substituteForward(factor: readonly Float64Array[], right: Float64Array): Float64Array {
  const solved = new Float64Array(right.length);
  for (const [row, line] of factor.entries()) {
    solved[row] = ((right[row] ?? 0) - dot(line, solved, row)) / (line[row] ?? 1);
  }
  return solved;
}

function substituteBack(factor: readonly Float64Array[], right: Float64Array): Float64Array {
  const solved = new Float64Array(right.length);
  for (let row = right.length - 1; row >= 0; row -= 1) {
    let rest = right[row] ?? 0;
    for (let below = row + 1; below < right.length; below += 1)
      rest -= (factor[below]?.[row] ?? 0) * (solved[below] ?? 0);
    solved[row] = rest / (factor[row]?.[row] ?? 1);
  }
  return solved;
}
