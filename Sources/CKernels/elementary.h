// exp, logistic and tanh as straight-line code the compiler can vectorise, for float and double.
//
// exp: x = n·ln 2 + r with |r| <= ln 2 / 2, a polynomial in r, and 2^n written into the exponent.
// tanh: below 0.625 an odd polynomial or rational function (no cancellation), above it
// 1 - 2 / (exp(2|x|) + 1). Both branches are computed and one is selected.
// Worst errors seen over 10^6 points are in Tests/NeuralNetworksTests/Kernels: float within 2 ulp,
// double within 2 ulp. Source of the coefficients: Moshier, Cephes library (expf, tanhf, tanh).
#pragma once
#include <stdint.h>

#include "kernel_attributes.h"

INLINED float exp_f32(float x) {
  // Outside these bounds 2^n leaves the normal numbers; the logistic is 0 or 1 there anyway.
  x = x < -87.0f ? -87.0f : x;
  x = x > 88.0f ? 88.0f : x;
  // Adding 1.5·2^23 rounds to the nearest whole number without a rounding instruction.
  const float magic = 12582912.0f;
  float shifted = __builtin_fmaf(x, 1.44269504088896341f, magic);
  float n = shifted - magic;
  float r = __builtin_fmaf(n, -0.693359375f, x);
  r = __builtin_fmaf(n, 2.12194440e-4f, r);
  float p = 1.9875691500e-4f;
  p = __builtin_fmaf(p, r, 1.3981999507e-3f);
  p = __builtin_fmaf(p, r, 8.3334519073e-3f);
  p = __builtin_fmaf(p, r, 4.1665795894e-2f);
  p = __builtin_fmaf(p, r, 1.6666665459e-1f);
  p = __builtin_fmaf(p, r, 5.0000001201e-1f);
  p = __builtin_fmaf(p, r * r, r) + 1.0f;
  // The low bits of `shifted` hold n: no conversion to an integer, which a NaN would break.
  union { float value; uint32_t bits; } power = {shifted};
  power.bits = (power.bits + 127) << 23;
  return p * power.value;
}

INLINED double exp_f64(double x) {
  x = x < -708.0 ? -708.0 : x;
  x = x > 709.0 ? 709.0 : x;
  const double magic = 6755399441055744.0;  // 1.5·2^52
  double shifted = __builtin_fma(x, 1.4426950408889634074, magic);
  double n = shifted - magic;
  double r = __builtin_fma(n, -6.93147180369123816490e-01, x);
  r = __builtin_fma(n, -1.90821492927058770002e-10, r);
  double p = 1.0 / 6227020800.0;  // Taylor to r^13: the next term is below 5e-18
  p = __builtin_fma(p, r, 1.0 / 479001600.0);
  p = __builtin_fma(p, r, 1.0 / 39916800.0);
  p = __builtin_fma(p, r, 1.0 / 3628800.0);
  p = __builtin_fma(p, r, 1.0 / 362880.0);
  p = __builtin_fma(p, r, 1.0 / 40320.0);
  p = __builtin_fma(p, r, 1.0 / 5040.0);
  p = __builtin_fma(p, r, 1.0 / 720.0);
  p = __builtin_fma(p, r, 1.0 / 120.0);
  p = __builtin_fma(p, r, 1.0 / 24.0);
  p = __builtin_fma(p, r, 1.0 / 6.0);
  p = __builtin_fma(p, r, 0.5);
  p = __builtin_fma(p, r * r, r) + 1.0;
  union { double value; uint64_t bits; } power = {shifted};
  power.bits = (power.bits + 1023) << 52;
  return p * power.value;
}

INLINED float sigmoid_f32_(float x) { return 1.0f / (1.0f + exp_f32(-x)); }
INLINED double sigmoid_f64_(double x) { return 1.0 / (1.0 + exp_f64(-x)); }

INLINED float tanh_f32(float x) {
  float a = x < 0.0f ? -x : x;
  float z = x * x;
  float p = -5.70498872745e-3f;
  p = __builtin_fmaf(p, z, 2.06390887954e-2f);
  p = __builtin_fmaf(p, z, -5.37397155531e-2f);
  p = __builtin_fmaf(p, z, 1.33314422036e-1f);
  p = __builtin_fmaf(p, z, -3.33332819422e-1f);
  float small = __builtin_fmaf(p * z, x, x);
  float large = 1.0f - 2.0f / (exp_f32(2.0f * a) + 1.0f);
  large = x < 0.0f ? -large : large;
  return a < 0.625f ? small : large;
}

INLINED double tanh_f64(double x) {
  double a = x < 0.0 ? -x : x;
  double z = x * x;
  double p = -9.64399179425052238628e-1;
  p = __builtin_fma(p, z, -9.92877231001918586564e1);
  p = __builtin_fma(p, z, -1.61468768441708447952e3);
  double q = z + 1.12811678491632931402e2;
  q = __builtin_fma(q, z, 2.23548839060100448583e3);
  q = __builtin_fma(q, z, 4.84406305325125486048e3);
  double small = __builtin_fma(z * (p / q), x, x);
  double large = 1.0 - 2.0 / (exp_f64(2.0 * a) + 1.0);
  large = x < 0.0 ? -large : large;
  return a < 0.625 ? small : large;
}
