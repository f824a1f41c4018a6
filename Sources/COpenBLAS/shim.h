#pragma once
#include <cblas.h>
#include <lapacke.h>

// `lapack_int` is a macro, which Swift cannot see.
typedef lapack_int lapack_index;
_Static_assert(sizeof(lapack_index) == 4 && sizeof(blasint) == 4,
               "swiftcast expects the LP64 build of OpenBLAS and LAPACKE");
