; What this program's installer does beside electron-builder's own. Switches for administrators (docs/installing.md):
;   /AUTOSTART       starts with Windows, for the user who installs
;   /FIREWALL=PORT   per machine only: lets phone systems in to the webhooks' port
;   /DELETEDATA      of the uninstaller, with /S: deletes the data without asking

!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define FIREWALL_RULE "VestPol Wallboard webhooks"

; The languages are Windows' own numbers for them, since their names are not known yet here: 1030 Danish, 1033 English.
!ifdef BUILD_UNINSTALLER
  LangString deleteData 1030 "Skal data og indstillinger også slettes?$\r$\n$\r$\nDet er journalen over opkald (telefonnumre er personoplysninger), historikken og indstillingerne. Svarer du nej, er alt der igen, hvis programmet installeres igen."
  LangString deleteData 1033 "Delete the data and the settings, too?$\r$\n$\r$\nThat is the journal of calls (phone numbers are personal data), the history and the settings. If you answer no, everything is there again when the program is installed again."
!endif

!macro customInstall
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/AUTOSTART" $R1
  ${IfNot} ${Errors}
    WriteRegStr HKCU "${RUN_KEY}" "${APP_ID}" '"$INSTDIR\${APP_EXECUTABLE_FILENAME}" --hidden'
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/FIREWALL=" $R1
  ${IfNot} ${Errors}
  ${AndIf} $installMode == "all"
    IntOp $R2 $R1 + 0
    ${If} $R2 > 0
    ${AndIf} $R2 < 65536
      nsExec::Exec 'netsh advfirewall firewall delete rule name="${FIREWALL_RULE}"'
      Pop $R3
      nsExec::Exec 'netsh advfirewall firewall add rule name="${FIREWALL_RULE}" dir=in action=allow protocol=TCP localport=$R2 program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
      Pop $R3
      ; Under the same name, so that both are removed together: how screens and hub find each other.
      nsExec::Exec 'netsh advfirewall firewall add rule name="${FIREWALL_RULE}" dir=in action=allow protocol=UDP localport=5353 program="$INSTDIR\${APP_EXECUTABLE_FILENAME}"'
      Pop $R3
    ${EndIf}
  ${EndIf}
!macroend

!macro deleteData
  SetShellVarContext current
  RMDir /r "$LOCALAPPDATA\${PRODUCT_NAME}"
  RMDir /r "$APPDATA\${PRODUCT_NAME}"
  ${If} $installMode == "all"
    SetShellVarContext all
  ${EndIf}
!macroend

!macro customUnInstall
  ${IfNot} ${isUpdated}
    ; Out of the folder that is to go: what is started below would stand in it, and one that somebody stands in stays.
    SetOutPath $TEMP
    DeleteRegValue HKCU "${RUN_KEY}" "${APP_ID}"
    DeleteRegValue HKCU "${APPROVED_KEY}" "${APP_ID}"
    ; What Windows knows the program's notifications by.
    DeleteRegKey HKCU "Software\Classes\AppUserModelId\${APP_ID}"
    DeleteRegKey HKCU "Software\Microsoft\Windows\CurrentVersion\Notifications\Settings\${APP_ID}"
    DeleteRegKey HKCU "Software\Classes\CLSID\{6B1C3A52-8E0D-4F57-9B21-5D7A0C4E93F8}"
    ; What the updater fetched.
    RMDir /r "$LOCALAPPDATA\vestpol-wallboard-updater"
    ${If} $installMode == "all"
      nsExec::Exec 'netsh advfirewall firewall delete rule name="${FIREWALL_RULE}"'
      Pop $R3
    ${EndIf}
    ; Silent, data stay unless told otherwise; else a person is asked, and no is the answer that is ready.
    ClearErrors
    ${GetParameters} $R0
    ${GetOptions} $R0 "/DELETEDATA" $R1
    ${IfNot} ${Errors}
      !insertmacro deleteData
    ${Else}
      ${IfNot} ${Silent}
        MessageBox MB_YESNO|MB_ICONQUESTION|MB_DEFBUTTON2 "$(deleteData)" IDNO dataStay
        !insertmacro deleteData
        dataStay:
      ${EndIf}
    ${EndIf}
  ${EndIf}
!macroend
