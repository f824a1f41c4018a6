// Activations and vector operations, for one scalar type.

VECTORISED void KERNEL(sigmoid)(ptrdiff_t n, const REAL *x, REAL *y) {
  INDEPENDENT
  for (ptrdiff_t i = 0; i < n; i++) y[i] = SIGMOID(x[i]);
}

VECTORISED void KERNEL(hyperbolic_tangent)(ptrdiff_t n, const REAL *x, REAL *y) {
  INDEPENDENT
  for (ptrdiff_t i = 0; i < n; i++) y[i] = TANH(x[i]);
}

VECTORISED void KERNEL(exponential)(ptrdiff_t n, const REAL *x, REAL *y) {
  INDEPENDENT
  for (ptrdiff_t i = 0; i < n; i++) y[i] = EXP(x[i]);
}

VECTORISED double KERNEL(sum_of_squares)(ptrdiff_t n, const REAL *x) {
  // Sixteen running sums: the order is ours, not the compiler's, and still fills vectors.
  double sums[16] = {0};
  ptrdiff_t i = 0;
  for (; i + 16 <= n; i += 16)
    for (int k = 0; k < 16; k++) sums[k] += (double)x[i + k] * (double)x[i + k];
  for (; i < n; i++) sums[i % 16] += (double)x[i] * (double)x[i];
  double sum = 0;
  for (int k = 0; k < 16; k++) sum += sums[k];
  return sum;
}

VECTORISED void KERNEL(scale)(ptrdiff_t n, REAL factor, REAL *x) {
  INDEPENDENT
  for (ptrdiff_t i = 0; i < n; i++) x[i] *= factor;
}

VECTORISED void KERNEL(add_scaled)(ptrdiff_t n, REAL a, const REAL *x, REAL *y) {
  INDEPENDENT
  for (ptrdiff_t i = 0; i < n; i++) y[i] = FMA(a, x[i], y[i]);
}

VECTORISED void KERNEL(add_column_sums)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                                        const REAL *restrict x, REAL *restrict sums) {
  for (ptrdiff_t row = 0; row < rows; row++)
    INDEPENDENT
    for (ptrdiff_t j = 0; j < columns; j++) sums[j] += x[row * stride + j];
}

// Four rows at a time: the sums are read and written a fourth as often.
VECTORISED void KERNEL(add_weighted_column_sums)(ptrdiff_t rows, ptrdiff_t columns,
                                                 ptrdiff_t stride, const REAL *restrict x,
                                                 ptrdiff_t step, const REAL *restrict w,
                                                 REAL *restrict sums) {
  ptrdiff_t row = 0;
  for (; row + 4 <= rows; row += 4) {
    const REAL *restrict x0 = x + row * stride;
    const REAL *restrict x1 = x0 + stride;
    const REAL *restrict x2 = x1 + stride;
    const REAL *restrict x3 = x2 + stride;
    REAL w0 = w[row * step], w1 = w[(row + 1) * step];
    REAL w2 = w[(row + 2) * step], w3 = w[(row + 3) * step];
    INDEPENDENT
    for (ptrdiff_t j = 0; j < columns; j++)
      sums[j] = FMA(w3, x3[j], FMA(w2, x2[j], FMA(w1, x1[j], FMA(w0, x0[j], sums[j]))));
  }
  for (; row < rows; row++)
    INDEPENDENT
    for (ptrdiff_t j = 0; j < columns; j++)
      sums[j] = FMA(w[row * step], x[row * stride + j], sums[j]);
}

VECTORISED void KERNEL(outer_product)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t step,
                                      const REAL *restrict w, const REAL *restrict vector,
                                      ptrdiff_t stride, REAL *restrict y) {
  for (ptrdiff_t row = 0; row < rows; row++) {
    REAL factor = w[row * step];
    INDEPENDENT
    for (ptrdiff_t j = 0; j < columns; j++) y[row * stride + j] = factor * vector[j];
  }
}

VECTORISED void KERNEL(add_row_vector)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                                       const REAL *restrict vector, REAL *restrict y) {
  for (ptrdiff_t row = 0; row < rows; row++)
    INDEPENDENT
    for (ptrdiff_t j = 0; j < columns; j++) y[row * stride + j] += vector[j];
}
