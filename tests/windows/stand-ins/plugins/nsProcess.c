#include "common.h"
FN(_FindProcess) {
  EXDLL_INIT();
  TCHAR a[512];
  popstringn(a, 512);
  pushstring(L"603");
}
FN(_KillProcess) {
  EXDLL_INIT();
  TCHAR a[512];
  popstringn(a, 512);
  pushstring(L"603");
}
FN(_CloseProcess) {
  EXDLL_INIT();
  TCHAR a[512];
  popstringn(a, 512);
  pushstring(L"603");
}
FN(_Unload) { EXDLL_INIT(); }
