#include "common.h"
FN(Show) {
  EXDLL_INIT();
  TCHAR a[512];
  while (!popstringn(a, 512))
    if (!lstrcmpW(a, L"/MODERN")) break;
}
FN(Destroy) { EXDLL_INIT(); }
