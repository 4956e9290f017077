# Takes away what was installed, and nothing else: electron-builder removes the folder as a whole, whatever else lies in it.
# The list is made while the program is packaged (build/package/windows-files.mjs).
!include "${PROJECT_DIR}/release/windows/installed-files.nsh"

!macro moveFolderAside NAME
  CreateDirectory "$PLUGINSDIR\old-install\${NAME}"
!macroend

!macro moveFileAside NAME
  ${If} $R0 = 0
  ${AndIf} ${FileExists} "$INSTDIR\${NAME}"
    ClearErrors
    Rename "$INSTDIR\${NAME}" "$PLUGINSDIR\old-install\${NAME}"
    ${If} ${Errors}
      StrCpy $R0 1
    ${EndIf}
  ${EndIf}
!macroend

!macro moveFileBack NAME
  Rename "$PLUGINSDIR\old-install\${NAME}" "$INSTDIR\${NAME}"
!macroend

# A folder in which something else lies stays.
!macro removeEmptyFolder NAME
  RMDir "$INSTDIR\${NAME}"
!macroend

# All of them or none: a file in use must not leave half a program.
!macro removeInstalledFiles
  InitPluginsDir
  SetOutPath $TEMP
  CreateDirectory "$PLUGINSDIR\old-install"
  StrCpy $R0 0
  !insertmacro eachInstalledFolder moveFolderAside
  !insertmacro eachInstalledFile moveFileAside
  ${If} $R0 <> 0
    !insertmacro eachInstalledFile moveFileBack
    MessageBox MB_OK|MB_ICONEXCLAMATION "$(filesAreBusy)" /SD IDOK
    SetErrorLevel 4
    Quit
  ${EndIf}
  !insertmacro eachEmptiedFolder removeEmptyFolder
  Delete "$INSTDIR\${UNINSTALL_FILENAME}"
  RMDir "$INSTDIR"
  ClearErrors
!macroend

# electron-builder keeps a copy of the installer for its updater, which Kronika does not have.
!macro dropKeptInstaller
  SetShellVarContext current
  Delete "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  ${StdUtils.GetParentPath} $R5 "$LOCALAPPDATA\${APP_INSTALLER_STORE_FILE}"
  RMDir "$R5"
  ${If} $installMode == "all"
    SetShellVarContext all
  ${EndIf}
  ClearErrors
!macroend
