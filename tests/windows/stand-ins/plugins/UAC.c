#include "common.h"
/* stand-in: everybody is an admin already, there is no inner instance */
FN(_) {
  EXDLL_INIT();
  TCHAR a[64];
  if (popstringn(a, 64)) return;
  const TCHAR *r = a[0] == '2' ? L"1" : L"0";
  if (a[0] == '0') {
    setuservariable(INST_0, L"0");
    setuservariable(INST_1, L"2");
    setuservariable(INST_2, L"0");
    setuservariable(INST_3, L"1");
    return;
  }
  if (a[1] == 's' || a[0] == '6')
    pushstring(r);
  else
    setuservariable(INST_0, r);
}
