// How a kernel is compiled: one clone per CPU generation, chosen when the library is loaded.
//
// No build flags are needed, so the package stays usable as a dependency. Contraction of a*b+c is
// off and every fused multiply-add is written FMA, so that a kernel gives the same bytes at -O0
// and -O3 and in every clone (the oldest clone calls libm's fma: slow there, but equal).
#pragma once

#pragma STDC FP_CONTRACT OFF

#if defined(__x86_64__) && defined(__linux__) && defined(__has_attribute)
#if __has_attribute(target_clones)
#define VECTORISED __attribute__((target_clones("arch=x86-64-v4", "arch=x86-64-v3", "default")))
#endif
#endif
#ifndef VECTORISED
#define VECTORISED
#endif

// Helpers must be inlined into each clone to be vectorised with it.
#define INLINED static inline __attribute__((always_inline))

// The passes of the next loop do not depend on each other: no run-time check of overlaps, whose
// answer "perhaps" costs a factor of ten (gates of one row lie side by side in memory).
#if defined(__clang__)
#define INDEPENDENT _Pragma("clang loop vectorize(assume_safety)")
#else
#define INDEPENDENT
#endif
