# The shortcut on the desktop, which a person may not want: asked on a page of its own, told by --no-desktop-shortcut where nobody
# is asked. Who had an earlier version has what he had.
!ifndef BUILD_UNINSTALLER
  !include "WordFunc.nsh"
  Var oldFolder
  Var desktopShortcut
  Var desktopShortcutBox
!endif

!macro settleDesktopShortcut
  StrCpy $desktopShortcut 1
  ${If} $installMode == "CurrentUser"
    StrCpy $oldFolder $perUserInstallationFolder
  ${Else}
    StrCpy $oldFolder $perMachineInstallationFolder
  ${EndIf}
  ${If} ${isNoDesktopShortcut}
    StrCpy $desktopShortcut 0
  ${ElseIf} $oldFolder != ""
  ${AndIfNot} ${FileExists} "$DESKTOP\${SHORTCUT_NAME}.lnk"
    StrCpy $desktopShortcut 0
  ${EndIf}
!macroend

!macro shortcutsPage
  Page custom showShortcutsPage leaveShortcutsPage

  Function showShortcutsPage
    # For whom it is installed may have been chosen only now.
    !insertmacro settleDesktopShortcut
    ${If} $oldFolder != ""
      Abort
    ${EndIf}
    !insertmacro MUI_HEADER_TEXT "$(shortcutsTitle)" "$(shortcutsSubtitle)"
    nsDialogs::Create 1018
    Pop $0
    ${NSD_CreateLabel} 0u 0u 300u 24u "$(shortcutsIntro)"
    Pop $0
    ${NSD_CreateCheckBox} 10u 34u 280u 12u "$(shortcutOnDesktop)"
    Pop $desktopShortcutBox
    ${NSD_SetState} $desktopShortcutBox $desktopShortcut
    nsDialogs::Show
  FunctionEnd

  Function leaveShortcutsPage
    ${NSD_GetState} $desktopShortcutBox $desktopShortcut
  FunctionEnd
!macroend

!macro placeShortcuts
  ${If} $keepShortcuts == "false"
    # Made again with a description in the person's language.
    CreateShortCut "$newStartMenuLink" "$appExe" "" "$appExe" 0 "" "" "$(programDescription)"
    WinShell::SetLnkAUMI "$newStartMenuLink" "${APP_ID}"
    ${If} $desktopShortcut = 1
      CreateShortCut "$newDesktopLink" "$appExe" "" "$appExe" 0 "" "" "$(programDescription)"
      WinShell::SetLnkAUMI "$newDesktopLink" "${APP_ID}"
    ${Else}
      Delete "$newDesktopLink"
    ${EndIf}
    ClearErrors
  ${EndIf}
!macroend
