// The four LSTM cells, for one scalar type: one body whose constant flags the compiler folds.
//
// Forget gate (i, f, g, o), 1997 (i, g, o), coupled (f, g, o), peephole (i, f, g, o). The places of
// the gates in a row of `gates` follow from which of them exist.

#define LSTM_PLACES                                                     \
  const int has_input = !coupled;                                       \
  const ptrdiff_t I = 0, F = has_input * H, G = F + has_forget * H, O = G + H, width = O + H; \
  (void)I

INLINED void KERNEL(lstm_forward_body)(const int has_forget, const int coupled, const int peeps,
                                       ptrdiff_t B, ptrdiff_t H, REAL *restrict gates,
                                       const REAL *restrict bias, const REAL *restrict p,
                                       const REAL *restrict previous_c, REAL *restrict c,
                                       REAL *restrict tanh_c, REAL *restrict h) {
  LSTM_PLACES;
  for (ptrdiff_t b = 0; b < B; b++) {
    REAL *restrict row = gates + b * width;
    const REAL *restrict cp = previous_c + b * H;
    INDEPENDENT
    for (ptrdiff_t j = 0; j < H; j++) {
      REAL i = 0, f = 1;
      if (has_input) {
        REAL a = row[I + j] + bias[I + j];
        if (peeps) a = FMA(p[j], cp[j], a);
        row[I + j] = i = SIGMOID(a);
      }
      if (has_forget) {
        REAL a = row[F + j] + bias[F + j];
        if (peeps) a = FMA(p[H + j], cp[j], a);
        row[F + j] = f = SIGMOID(a);
      }
      if (coupled) i = 1 - f;
      REAL g = row[G + j] = TANH(row[G + j] + bias[G + j]);
      REAL new_c = FMA(f, cp[j], i * g);
      REAL a = row[O + j] + bias[O + j];
      if (peeps) a = FMA(p[2 * H + j], new_c, a);
      REAL o = row[O + j] = SIGMOID(a);
      REAL squashed = TANH(new_c);
      c[b * H + j] = new_c;
      tanh_c[b * H + j] = squashed;
      h[b * H + j] = o * squashed;
    }
  }
}

// dp_i, dp_f, dp_o are added over the batch rows in order, so the sum has one order everywhere.
INLINED void KERNEL(lstm_backward_body)(const int has_forget, const int coupled, const int peeps,
                                        ptrdiff_t B, ptrdiff_t H, REAL *restrict gates,
                                        const REAL *restrict p, REAL *restrict dp,
                                        const REAL *restrict previous_c, const REAL *restrict c,
                                        const REAL *restrict tanh_c, const REAL *restrict dh,
                                        const REAL *restrict dc, REAL *restrict previous_dc) {
  LSTM_PLACES;
  for (ptrdiff_t b = 0; b < B; b++) {
    REAL *restrict row = gates + b * width;
    const ptrdiff_t at = b * H;
    INDEPENDENT
    for (ptrdiff_t j = 0; j < H; j++) {
      REAL f = has_forget ? row[F + j] : 1;
      REAL i = has_input ? row[I + j] : 1 - f;
      REAL g = row[G + j], o = row[O + j], t = tanh_c[at + j], cp = previous_c[at + j];
      REAL d_output = dh[at + j] * t * (o * (1 - o));
      REAL d_cell = FMA(dh[at + j] * o, 1 - t * t, dc[at + j]);
      if (peeps) {
        d_cell = FMA(d_output, p[2 * H + j], d_cell);
        dp[2 * H + j] = FMA(d_output, c[at + j], dp[2 * H + j]);
      }
      REAL back = d_cell * f;
      if (has_input) {
        REAL d_input = d_cell * g * (i * (1 - i));
        row[I + j] = d_input;
        if (peeps) {
          back = FMA(d_input, p[j], back);
          dp[j] = FMA(d_input, cp, dp[j]);
        }
      }
      if (has_forget) {
        REAL d_forget = d_cell * (coupled ? cp - g : cp) * (f * (1 - f));
        row[F + j] = d_forget;
        if (peeps) {
          back = FMA(d_forget, p[H + j], back);
          dp[H + j] = FMA(d_forget, cp, dp[H + j]);
        }
      }
      row[G + j] = d_cell * i * (1 - g * g);
      row[O + j] = d_output;
      previous_dc[at + j] = back;
    }
  }
}

#undef LSTM_PLACES

VECTORISED void KERNEL(lstm_forward)(lstm_kind kind, ptrdiff_t B, ptrdiff_t H, REAL *gates,
                                     const REAL *bias, const REAL *p, const REAL *previous_c,
                                     REAL *c, REAL *tanh_c, REAL *h) {
#define BODY(has_forget, coupled, peeps) \
  KERNEL(lstm_forward_body)              \
  (has_forget, coupled, peeps, B, H, gates, bias, p, previous_c, c, tanh_c, h)
  switch (kind) {
    case lstm_forget: BODY(1, 0, 0); break;
    case lstm_1997: BODY(0, 0, 0); break;
    case lstm_coupled: BODY(1, 1, 0); break;
    case lstm_peephole: BODY(1, 0, 1); break;
  }
#undef BODY
}

VECTORISED void KERNEL(lstm_backward)(lstm_kind kind, ptrdiff_t B, ptrdiff_t H, REAL *gates,
                                      const REAL *p, REAL *dp, const REAL *previous_c,
                                      const REAL *c, const REAL *tanh_c, const REAL *dh,
                                      const REAL *dc, REAL *previous_dc) {
#define BODY(has_forget, coupled, peeps)                                                    \
  KERNEL(lstm_backward_body)                                                                \
  (has_forget, coupled, peeps, B, H, gates, p, dp, previous_c, c, tanh_c, dh, dc, previous_dc)
  switch (kind) {
    case lstm_forget: BODY(1, 0, 0); break;
    case lstm_1997: BODY(0, 0, 0); break;
    case lstm_coupled: BODY(1, 1, 0); break;
    case lstm_peephole: BODY(1, 0, 1); break;
  }
#undef BODY
}
