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
// sums[columns] += Σ_rows w[row] · x[row, columns], rows of x `stride` apart, weights `step` apart
void KERNEL(add_weighted_column_sums)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                                      const REAL *x, ptrdiff_t step, const REAL *w, REAL *sums);
// y[row, columns] = w[row] · vector[columns], rows of y `stride` apart, weights `step` apart
void KERNEL(outer_product)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t step, const REAL *w,
                           const REAL *vector, ptrdiff_t stride, REAL *y);
// y[rows, columns] += vector[columns] in every row, rows `stride` apart
void KERNEL(add_row_vector)(ptrdiff_t rows, ptrdiff_t columns, ptrdiff_t stride,
                            const REAL *vector, REAL *y);

// --- one time step of a cell ------------------------------------------------------------------
// `gates` [B, G·H] holds V x + W h on entry of a forward kernel, the activated gates on its exit,
// and ∂L/∂(pre-activations) on exit of the backward kernel. `dh` is ∂L/∂h_t.

// h = f(gates + bias); gates [B, H]
void KERNEL(elman_forward)(elman_function f, ptrdiff_t B, ptrdiff_t H, const REAL *gates,
                           const REAL *bias, REAL *h);
// gates = dh · f'(h)
void KERNEL(elman_backward)(elman_function f, ptrdiff_t n, const REAL *h, const REAL *dh,
                            REAL *gates);

// c = f c' + i g, h = o tanh c, with the gates of the kind; p [3H] are the peepholes p_i, p_f, p_o
// (i and f see c', o sees c), not read by the other kinds.
void KERNEL(lstm_forward)(lstm_kind kind, ptrdiff_t B, ptrdiff_t H, REAL *gates, const REAL *bias,
                          const REAL *p, const REAL *previous_c, REAL *c, REAL *tanh_c, REAL *h);
// Adds into dp [3H]; writes previous_dc = ∂L/∂c'.
void KERNEL(lstm_backward)(lstm_kind kind, ptrdiff_t B, ptrdiff_t H, REAL *gates, const REAL *p,
                           REAL *dp, const REAL *previous_c, const REAL *c, const REAL *tanh_c,
                           const REAL *dh, const REAL *dc, REAL *previous_dc);

// gates r, u, g [B, 3H] hold V x, products [B, 3H] hold W h'; q = W_g h' + b_h is left in the last
// third of products: g = tanh(V_g x + b_g + r q), h = (1 - u) g + u h'
void KERNEL(gru_after_forward)(ptrdiff_t B, ptrdiff_t H, REAL *gates, REAL *products,
                               const REAL *bias, const REAL *recurrent_bias,
                               const REAL *previous_h, REAL *h);
// Leaves ∂L/∂(V x) in gates and ∂L/∂(W h') in products; adds dh·u into previous_dh.
void KERNEL(gru_after_backward)(ptrdiff_t B, ptrdiff_t H, REAL *gates, REAL *products,
                                const REAL *previous_h, const REAL *dh, REAL *previous_dh);
// gates r, u, g: activates r and u, gives r h' (which the product W_g (r h') reads)
void KERNEL(gru_before_reset)(ptrdiff_t B, ptrdiff_t H, REAL *gates, const REAL *bias,
                              const REAL *previous_h, REAL *reset_h);
// activates g: h = (1 - u) g + u h'
void KERNEL(gru_before_update)(ptrdiff_t B, ptrdiff_t H, REAL *gates, const REAL *bias,
                               const REAL *previous_h, REAL *h);
// gradients of g and u; adds dh·u into previous_dh
void KERNEL(gru_before_update_backward)(ptrdiff_t B, ptrdiff_t H, REAL *gates,
                                        const REAL *previous_h, const REAL *dh,
                                        REAL *previous_dh);
// gradient of r from that of r h'; adds its share into previous_dh
void KERNEL(gru_before_reset_backward)(ptrdiff_t B, ptrdiff_t H, REAL *gates,
                                       const REAL *previous_h, const REAL *reset_dh,
                                       REAL *previous_dh);

// --- around the layers ------------------------------------------------------------------------

// y = a · b, element by element; y may be a or b
void KERNEL(multiply_elements)(ptrdiff_t n, const REAL *a, const REAL *b, REAL *y);
// Each row of x to mean 0 and deviation 1, then times gain plus shift. Keeps the normalised rows
// and 1 / deviation for the backward pass; epsilon is added to the variance.
void KERNEL(layer_norm_forward)(ptrdiff_t rows, ptrdiff_t n, REAL epsilon, const REAL *x,
                                const REAL *gain, const REAL *shift, REAL *normalised,
                                REAL *inverse_deviation, REAL *y);
// Adds into d_gain and d_shift; writes dx.
void KERNEL(layer_norm_backward)(ptrdiff_t rows, ptrdiff_t n, const REAL *dy, const REAL *gain,
                                 const REAL *normalised, const REAL *inverse_deviation,
                                 REAL *d_gain, REAL *d_shift, REAL *dx);
