#define COBJMACROS
#include <initguid.h>
#include "common.h"
#include <shlobj.h>
#include <propsys.h>
#include <propkey.h>
#include <propvarutil.h>
static TCHAR link[2048], id[512];
/* the real work: the shortcut's System.AppUserModel.ID */
FN(SetLnkAUMI) {
  EXDLL_INIT();
  popstringn(link, 2048);
  popstringn(id, 512);
  CoInitialize(NULL);
  IShellLinkW *sl;
  IPersistFile *pf;
  IPropertyStore *ps;
  if (FAILED(CoCreateInstance(&CLSID_ShellLink, NULL, CLSCTX_INPROC_SERVER, &IID_IShellLinkW, (void **)&sl))) return;
  if (SUCCEEDED(IShellLinkW_QueryInterface(sl, &IID_IPersistFile, (void **)&pf)) &&
      SUCCEEDED(IPersistFile_Load(pf, link, STGM_READWRITE)) &&
      SUCCEEDED(IShellLinkW_QueryInterface(sl, &IID_IPropertyStore, (void **)&ps))) {
    PROPVARIANT v;
    v.vt = VT_LPWSTR;
    v.pwszVal = id;
    IPropertyStore_SetValue(ps, &PKEY_AppUserModel_ID, &v);
    IPropertyStore_Commit(ps);
    IPersistFile_Save(pf, link, TRUE);
  }
}
FN(UninstShortcut) {
  EXDLL_INIT();
  popstringn(link, 2048);
}
FN(UninstAppUserModelId) {
  EXDLL_INIT();
  popstringn(id, 512);
}
