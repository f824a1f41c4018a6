// The two GRU cells, for one scalar type; gates r, u, g. `u` keeps the past.

VECTORISED void KERNEL(gru_after_forward)(ptrdiff_t B, ptrdiff_t H, REAL *restrict gates,
                                          REAL *restrict products, const REAL *restrict bias,
                                          const REAL *restrict recurrent_bias,
                                          const REAL *restrict previous_h, REAL *restrict h) {
  for (ptrdiff_t b = 0; b < B; b++, gates += 3 * H, products += 3 * H, previous_h += H, h += H) {
    INDEPENDENT
    for (ptrdiff_t j = 0; j < H; j++) {
      REAL r = SIGMOID((gates[j] + bias[j]) + (products[j] + recurrent_bias[j]));
      REAL u = SIGMOID((gates[H + j] + bias[H + j]) + (products[H + j] + recurrent_bias[H + j]));
      REAL q = products[2 * H + j] + recurrent_bias[2 * H + j];
      REAL g = TANH(FMA(r, q, gates[2 * H + j] + bias[2 * H + j]));
      gates[j] = r;
      gates[H + j] = u;
      gates[2 * H + j] = g;
      products[2 * H + j] = q;
      h[j] = FMA(u, previous_h[j] - g, g);
    }
  }
}

VECTORISED void KERNEL(gru_after_backward)(ptrdiff_t B, ptrdiff_t H, REAL *restrict gates,
                                           REAL *restrict products,
                                           const REAL *restrict previous_h,
                                           const REAL *restrict dh, REAL *restrict previous_dh) {
  for (ptrdiff_t b = 0; b < B;
       b++, gates += 3 * H, products += 3 * H, previous_h += H, dh += H, previous_dh += H) {
    INDEPENDENT
    for (ptrdiff_t j = 0; j < H; j++) {
      REAL r = gates[j], u = gates[H + j], g = gates[2 * H + j], q = products[2 * H + j];
      REAL d_candidate = dh[j] * (1 - u) * (1 - g * g);
      REAL d_update = dh[j] * (previous_h[j] - g) * (u * (1 - u));
      REAL d_reset = d_candidate * q * (r * (1 - r));
      gates[j] = d_reset;
      gates[H + j] = d_update;
      gates[2 * H + j] = d_candidate;
      products[j] = d_reset;
      products[H + j] = d_update;
      products[2 * H + j] = d_candidate * r;
      previous_dh[j] = FMA(dh[j], u, previous_dh[j]);
    }
  }
}

VECTORISED void KERNEL(gru_before_reset)(ptrdiff_t B, ptrdiff_t H, REAL *restrict gates,
                                         const REAL *restrict bias,
                                         const REAL *restrict previous_h,
                                         REAL *restrict reset_h) {
  for (ptrdiff_t b = 0; b < B; b++, gates += 3 * H, previous_h += H, reset_h += H) {
    INDEPENDENT
    for (ptrdiff_t j = 0; j < H; j++) {
      REAL r = gates[j] = SIGMOID(gates[j] + bias[j]);
      gates[H + j] = SIGMOID(gates[H + j] + bias[H + j]);
      reset_h[j] = r * previous_h[j];
    }
  }
}

VECTORISED void KERNEL(gru_before_update)(ptrdiff_t B, ptrdiff_t H, REAL *restrict gates,
                                          const REAL *restrict bias,
                                          const REAL *restrict previous_h, REAL *restrict h) {
  for (ptrdiff_t b = 0; b < B; b++, gates += 3 * H, previous_h += H, h += H) {
    INDEPENDENT
    for (ptrdiff_t j = 0; j < H; j++) {
      REAL g = gates[2 * H + j] = TANH(gates[2 * H + j] + bias[2 * H + j]);
      h[j] = FMA(gates[H + j], previous_h[j] - g, g);
    }
  }
}

VECTORISED void KERNEL(gru_before_update_backward)(ptrdiff_t B, ptrdiff_t H, REAL *restrict gates,
                                                   const REAL *restrict previous_h,
                                                   const REAL *restrict dh,
                                                   REAL *restrict previous_dh) {
  for (ptrdiff_t b = 0; b < B; b++, gates += 3 * H, previous_h += H, dh += H, previous_dh += H) {
    INDEPENDENT
    for (ptrdiff_t j = 0; j < H; j++) {
      REAL u = gates[H + j], g = gates[2 * H + j];
      gates[H + j] = dh[j] * (previous_h[j] - g) * (u * (1 - u));
      gates[2 * H + j] = dh[j] * (1 - u) * (1 - g * g);
      previous_dh[j] = FMA(dh[j], u, previous_dh[j]);
    }
  }
}

VECTORISED void KERNEL(gru_before_reset_backward)(ptrdiff_t B, ptrdiff_t H, REAL *restrict gates,
                                                  const REAL *restrict previous_h,
                                                  const REAL *restrict reset_dh,
                                                  REAL *restrict previous_dh) {
  for (ptrdiff_t b = 0; b < B;
       b++, gates += 3 * H, previous_h += H, reset_dh += H, previous_dh += H) {
    INDEPENDENT
    for (ptrdiff_t j = 0; j < H; j++) {
      REAL r = gates[j];
      previous_dh[j] = FMA(reset_dh[j], r, previous_dh[j]);
      gates[j] = reset_dh[j] * previous_h[j] * (r * (1 - r));
    }
  }
}
