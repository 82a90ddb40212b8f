#define UNICODE
#define _UNICODE
#include <windows.h>
#include <nsis/pluginapi.h>
#define FN(name)             \
  void __declspec(dllexport) \
      name(HWND hwndParent, int string_size, TCHAR *variables, stack_t **stacktop, extra_parameters *extra)
