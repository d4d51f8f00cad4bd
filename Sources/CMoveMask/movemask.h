// The one instruction that Swift's vectors have no word for: the sign bit of each lane as a bit of a number, the first
// lane's lowest. It is pmovmskb on x86-64; the compiler finds the best there is for other machines. A header only:
// nothing is linked.
#pragma once
#include <stdint.h>

typedef signed char movemask_lanes __attribute__((vector_size(32)));
typedef _Bool movemask_flags __attribute__((ext_vector_type(32)));

static inline __attribute__((always_inline)) uint32_t movemask_signs(movemask_lanes lanes) {
  return __builtin_bit_cast(uint32_t, __builtin_convertvector(lanes < 0, movemask_flags));
}
