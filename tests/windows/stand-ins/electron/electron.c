/*
 * Stands in for electron.exe, so that an installer has something to install. With --self-test it says what it is and ends
 * well; else it stays, as a program that is open does: 60 seconds, or --stay=SECONDS.
 */
#include <stdio.h>
#include <wchar.h>
#include <windows.h>

int wmain(int count, wchar_t **words) {
  int stay = 60;
  for (int i = 1; i < count; i++) {
    if (wcscmp(words[i], L"--self-test") == 0) {
      printf("{\"selfTest\":\"a stand-in, not Electron\"}\n");
      return 0;
    }
    if (wcsncmp(words[i], L"--stay=", 7) == 0) stay = _wtoi(words[i] + 7);
  }
  Sleep(stay * 1000);
  return 0;
}
