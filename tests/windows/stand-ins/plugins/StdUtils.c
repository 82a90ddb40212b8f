#include "common.h"
#include <shellapi.h>
static TCHAR b[8192], c[8192];
static int find(const TCHAR *name, TCHAR *value) {
  int n, i;
  LPWSTR *v = CommandLineToArgvW(GetCommandLineW(), &n);
  int l = lstrlenW(name), hit = 0;
  for (i = 1; i < n && !hit; i++) {
    TCHAR *p = v[i];
    while (*p == '-' || *p == '/') p++;
    if (p == v[i]) continue;
    if (CompareStringW(LOCALE_INVARIANT, NORM_IGNORECASE, p, lstrlenW(p) < l ? -1 : l, name, l) == CSTR_EQUAL &&
        (p[l] == 0 || p[l] == '=')) {
      hit = 1;
      if (value) lstrcpyW(value, p[l] == '=' ? p + l + 1 : L"");
    }
  }
  LocalFree(v);
  return hit;
}
FN(TestParameter) {
  EXDLL_INIT();
  popstringn(b, 8192);
  pushstring(find(b, NULL) ? L"true" : L"false");
}
FN(GetParameter) {
  EXDLL_INIT();
  TCHAR d[1024];
  popstringn(d, 1024);
  popstringn(b, 8192);
  pushstring(find(b, c) ? c : d);
}
FN(GetAllParameters) {
  EXDLL_INIT();
  TCHAR *p = GetCommandLineW();
  popstringn(b, 8192);
  if (*p == '"') {
    p++;
    while (*p && *p != '"') p++;
    if (*p) p++;
  } else
    while (*p && *p != ' ') p++;
  while (*p == ' ') p++;
  pushstring(p);
}
FN(GetParentPath) {
  EXDLL_INIT();
  popstringn(b, 8192);
  int i = lstrlenW(b);
  while (i > 0 && b[i] != '\\') i--;
  b[i] = 0;
  pushstring(b);
}
FN(ExecShellAsUser) {
  EXDLL_INIT();
  TCHAR args[2048], verb[64];
  popstringn(args, 2048);
  popstringn(verb, 64);
  popstringn(b, 8192);
  pushstring((INT_PTR)ShellExecuteW(NULL, verb[0] ? verb : NULL, b, args, NULL, SW_SHOWNORMAL) > 32 ? L"ok" : L"error");
}
FN(HashFile) {
  EXDLL_INIT();
  popstringn(b, 8192);
  popstringn(c, 8192);
  pushstring(L"stand-in");
}
