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

VECTORISED void KERNEL(add_row_vector)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                                       const REAL *restrict vector, REAL *restrict y) {
  for (ptrdiff_t row = 0; row < rows; row++)
    INDEPENDENT
    for (ptrdiff_t j = 0; j < columns; j++) y[row * stride + j] += vector[j];
}
