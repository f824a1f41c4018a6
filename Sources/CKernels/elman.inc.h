// The Elman cell's activation, for one scalar type. f' is written in terms of h = f(a).

VECTORISED void KERNEL(elman_forward)(elman_function f, ptrdiff_t B, ptrdiff_t H,
                                      const REAL *restrict gates, const REAL *restrict bias,
                                      REAL *restrict h) {
  for (ptrdiff_t b = 0; b < B; b++, gates += H, h += H) {
    switch (f) {
      case elman_tanh:
        INDEPENDENT
        for (ptrdiff_t j = 0; j < H; j++) h[j] = TANH(gates[j] + bias[j]);
        break;
      case elman_logistic:
        INDEPENDENT
        for (ptrdiff_t j = 0; j < H; j++) h[j] = SIGMOID(gates[j] + bias[j]);
        break;
      case elman_relu:
        INDEPENDENT
        for (ptrdiff_t j = 0; j < H; j++) {
          REAL a = gates[j] + bias[j];
          h[j] = a < 0 ? 0 : a;  // NaN passes through
        }
        break;
      case elman_leaky_relu:
        INDEPENDENT
        for (ptrdiff_t j = 0; j < H; j++) {
          REAL a = gates[j] + bias[j];
          h[j] = a < 0 ? (REAL)0.01 * a : a;
        }
        break;
    }
  }
}

VECTORISED void KERNEL(elman_backward)(elman_function f, ptrdiff_t n, const REAL *restrict h,
                                       const REAL *restrict dh, REAL *restrict gates) {
  switch (f) {
    case elman_tanh:
      INDEPENDENT
      for (ptrdiff_t i = 0; i < n; i++) gates[i] = dh[i] * (1 - h[i] * h[i]);
      break;
    case elman_logistic:
      INDEPENDENT
      for (ptrdiff_t i = 0; i < n; i++) gates[i] = dh[i] * (h[i] * (1 - h[i]));
      break;
    case elman_relu:
      INDEPENDENT
      for (ptrdiff_t i = 0; i < n; i++) gates[i] = h[i] > 0 ? dh[i] : 0;
      break;
    case elman_leaky_relu:
      INDEPENDENT
      for (ptrdiff_t i = 0; i < n; i++) gates[i] = h[i] > 0 ? dh[i] : (REAL)0.01 * dh[i];
      break;
  }
}
