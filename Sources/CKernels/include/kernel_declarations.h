// Declarations for one scalar type; included by CKernels.h with REAL and KERNEL defined.
// No include guard: it is read once per scalar.
#ifndef KERNEL
#error "include CKernels.h"
#endif

// --- activations: y[n] = f(x[n]); y may be x --------------------------------------------------

void KERNEL(sigmoid)(ptrdiff_t n, const REAL *x, REAL *y);
void KERNEL(hyperbolic_tangent)(ptrdiff_t n, const REAL *x, REAL *y);
void KERNEL(exponential)(ptrdiff_t n, const REAL *x, REAL *y);

// --- vectors ----------------------------------------------------------------------------------

// Σ x², added up in double in a fixed order: the same bytes in every build.
double KERNEL(sum_of_squares)(ptrdiff_t n, const REAL *x);
// x[n] *= factor
void KERNEL(scale)(ptrdiff_t n, REAL factor, REAL *x);
// y[n] += a · x[n]
void KERNEL(add_scaled)(ptrdiff_t n, REAL a, const REAL *x, REAL *y);
// sums[columns] += Σ_rows x[rows, columns], rows `stride` apart
void KERNEL(add_column_sums)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride, const REAL *x,
                             REAL *sums);
// y[rows, columns] += vector[columns] in every row, rows `stride` apart
void KERNEL(add_row_vector)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                            const REAL *vector, REAL *y);
