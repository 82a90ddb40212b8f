#include "common.h"
/* 7zip-bin's own 7za.exe, embedded, unpacks into the current folder */
static HINSTANCE me;
BOOL WINAPI DllMain(HINSTANCE h, DWORD r, LPVOID p) {
  me = h;
  return TRUE;
}
static TCHAR file[2048], tmp[2048], exe[2100], cmd[8192], cwd[2048];
FN(Extract) {
  EXDLL_INIT();
  popstringn(file, 2048);
  HRSRC r = FindResourceW(me, L"SEVEN", (LPCWSTR)RT_RCDATA);
  DWORD n, len = SizeofResource(me, r);
  GetTempPathW(2048, tmp);
  wsprintfW(exe, L"%s7za-%u.exe", tmp, GetTickCount());
  HANDLE h = CreateFileW(exe, GENERIC_WRITE, 0, NULL, CREATE_ALWAYS, 0, NULL);
  WriteFile(h, LockResource(LoadResource(me, r)), len, &n, NULL);
  CloseHandle(h);
  GetCurrentDirectoryW(2048, cwd);
  wsprintfW(cmd, L"\"%s\" x -y -bd -o\"%s\" \"%s\"", exe, cwd, file);
  STARTUPINFOW si = {sizeof si};
  PROCESS_INFORMATION pi;
  si.dwFlags = STARTF_USESHOWWINDOW;
  si.wShowWindow = SW_HIDE;
  if (CreateProcessW(NULL, cmd, NULL, NULL, FALSE, CREATE_NO_WINDOW, NULL, NULL, &si, &pi)) {
    WaitForSingleObject(pi.hProcess, INFINITE);
    CloseHandle(pi.hProcess);
    CloseHandle(pi.hThread);
  }
  DeleteFileW(exe);
}
