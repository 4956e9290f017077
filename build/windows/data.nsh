# What lies outside the program's folder and is the person's: archives and settings, and the entry that starts Kronika at log-on.
# A person is asked about the data; a silent uninstallation keeps them, unless it is told --delete-app-data.
!define LOG_ON_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define LOG_ON_ALLOWED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"

!ifdef BUILD_UNINSTALLER
  Var dataFolder
  Var deletesData
  Var deletingButton
!endif

# Data are a person's own, also where the program is everybody's (main/main.ts).
!macro settleDataFolder
  SetShellVarContext current
  StrCpy $dataFolder "$LOCALAPPDATA\${PRODUCT_FILENAME}"
  ${IfNot} ${FileExists} "$dataFolder\*.*"
    # Where the first versions kept them.
    StrCpy $dataFolder "$APPDATA\${PRODUCT_FILENAME}"
  ${EndIf}
  ${If} $installMode == "all"
    SetShellVarContext all
  ${EndIf}
!macroend

!macro dataPage
  UninstPage custom un.showDataPage un.leaveDataPage

  Function un.showDataPage
    !insertmacro settleDataFolder
    ${IfNot} ${FileExists} "$dataFolder\*.*"
      Abort
    ${EndIf}
    !insertmacro MUI_HEADER_TEXT "$(dataTitle)" "$(dataSubtitle)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateLabel} 0u 0u 300u 52u "$(dataIntro)"
    Pop $0
    ${NSD_CreateRadioButton} 10u 60u 280u 12u "$(dataKept)"
    Pop $1
    ${NSD_CreateRadioButton} 10u 78u 280u 12u "$(dataDeleted)"
    Pop $deletingButton
    ${If} $deletesData = 1
      StrCpy $1 $deletingButton
    ${EndIf}
    SendMessage $1 ${BM_SETCHECK} ${BST_CHECKED} 0
    nsDialogs::Show
  FunctionEnd

  Function un.leaveDataPage
    ${NSD_GetState} $deletingButton $0
    StrCpy $deletesData 0
    ${If} $0 = ${BST_CHECKED}
      MessageBox MB_YESNO|MB_DEFBUTTON2|MB_ICONEXCLAMATION "$(dataSure)" /SD IDNO IDYES sure
      Abort
      sure:
      StrCpy $deletesData 1
    ${EndIf}
  FunctionEnd
!macroend

!macro removeData
  ${If} ${isDeleteAppData}
    StrCpy $deletesData 1
  ${EndIf}
  ${If} $deletesData = 1
    SetShellVarContext current
    RMDir /r "$LOCALAPPDATA\${PRODUCT_FILENAME}"
    RMDir /r "$APPDATA\${PRODUCT_FILENAME}"
    ${If} $installMode == "all"
      SetShellVarContext all
    ${EndIf}
    ClearErrors
  ${EndIf}
!macroend

# The entry has the name by which Windows knows the program (main/main.ts, setAppUserModelId).
!macro removeLogOnEntry
  DeleteRegValue HKCU "${LOG_ON_KEY}" "${APP_ID}"
  DeleteRegValue HKCU "${LOG_ON_ALLOWED_KEY}" "${APP_ID}"
  ClearErrors
!macroend

# A program that was installed to another folder starts from there.
!macro followLogOnEntry
  ReadRegStr $R5 HKCU "${LOG_ON_KEY}" "${APP_ID}"
  ${If} $R5 != ""
  ${AndIf} $oldFolder != ""
  ${AndIf} $oldFolder != $INSTDIR
    ${WordReplace} "$R5" "$oldFolder\" "$INSTDIR\" "+" $R5
    WriteRegStr HKCU "${LOG_ON_KEY}" "${APP_ID}" "$R5"
  ${EndIf}
  ClearErrors
!macroend
