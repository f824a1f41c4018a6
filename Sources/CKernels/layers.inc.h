// Products of elements and layer normalisation, for one scalar type.

VECTORISED void KERNEL(multiply_elements)(ptrdiff_t n, const REAL *a, const REAL *b, REAL *y) {
  for (ptrdiff_t i = 0; i < n; i++) y[i] = a[i] * b[i];
}

// Sixteen running sums: the order is ours, not the compiler's, and still fills vectors.
#define LANES 16

INLINED REAL KERNEL(sum_lanes)(const REAL *sums) {
  REAL sum = 0;
  for (int k = 0; k < LANES; k++) sum += sums[k];
  return sum;
}

VECTORISED void KERNEL(layer_norm_forward)(ptrdiff_t rows, ptrdiff_t n, REAL epsilon,
                                           const REAL *restrict x, const REAL *restrict gain,
                                           const REAL *restrict shift, REAL *restrict normalised,
                                           REAL *restrict inverse_deviation, REAL *restrict y) {
  for (ptrdiff_t row = 0; row < rows; row++, x += n, normalised += n, y += n) {
    REAL sums[LANES] = {0}, squares[LANES] = {0};
    for (ptrdiff_t j = 0; j < n; j++) sums[j % LANES] += x[j];
    REAL mean = KERNEL(sum_lanes)(sums) / (REAL)n;
    for (ptrdiff_t j = 0; j < n; j++) squares[j % LANES] += (x[j] - mean) * (x[j] - mean);
    REAL variance = KERNEL(sum_lanes)(squares) / (REAL)n;
    REAL inverse = 1 / SQRT(variance + epsilon);
    inverse_deviation[row] = inverse;
    for (ptrdiff_t j = 0; j < n; j++) {
      normalised[j] = (x[j] - mean) * inverse;
      y[j] = FMA(normalised[j], gain[j], shift[j]);
    }
  }
}

// With z = normalised and e = dy · gain: dx = (e - mean e - z · mean (e z)) / deviation.
VECTORISED void KERNEL(layer_norm_backward)(ptrdiff_t rows, ptrdiff_t n, const REAL *restrict dy,
                                            const REAL *restrict gain,
                                            const REAL *restrict normalised,
                                            const REAL *restrict inverse_deviation,
                                            REAL *restrict d_gain, REAL *restrict d_shift,
                                            REAL *restrict dx) {
  for (ptrdiff_t row = 0; row < rows; row++, dy += n, normalised += n, dx += n) {
    REAL sums[LANES] = {0}, products[LANES] = {0};
    for (ptrdiff_t j = 0; j < n; j++) {
      REAL e = dy[j] * gain[j];
      sums[j % LANES] += e;
      products[j % LANES] += e * normalised[j];
      d_gain[j] += dy[j] * normalised[j];
      d_shift[j] += dy[j];
    }
    REAL mean = KERNEL(sum_lanes)(sums) / (REAL)n;
    REAL share = KERNEL(sum_lanes)(products) / (REAL)n;
    for (ptrdiff_t j = 0; j < n; j++)
      dx[j] = (dy[j] * gain[j] - mean - normalised[j] * share) * inverse_deviation[row];
  }
}

#undef LANES
