# Files whose name ends in .kronika (archives and backups) are opened with `Kronika.exe "FILE"`, by a double click and by "Open
# with". electron-builder's own associations have one language, and take the ending from whatever had it.
!define FILE_ENDING "Software\Classes\.kronika"
!define FILE_TYPE "Kronika.Backup"
!define FILE_CLASS "Software\Classes\${FILE_TYPE}"
!define PROGRAM_CLASS "Software\Classes\Applications\${PRODUCT_FILENAME}.exe"

!macro registerFileType
  WriteRegStr SHELL_CONTEXT "${FILE_CLASS}" "" "$(backupFile)"
  WriteRegStr SHELL_CONTEXT "${FILE_CLASS}" "FriendlyTypeName" "$(backupFile)"
  WriteRegStr SHELL_CONTEXT "${FILE_CLASS}\DefaultIcon" "" "$appExe,0"
  WriteRegStr SHELL_CONTEXT "${FILE_CLASS}\shell" "" "open"
  WriteRegStr SHELL_CONTEXT "${FILE_CLASS}\shell\open" "" "$(openInKronika)"
  WriteRegStr SHELL_CONTEXT "${FILE_CLASS}\shell\open" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "${FILE_CLASS}\shell\open\command" "" '"$appExe" "%1"'

  WriteRegNone SHELL_CONTEXT "${FILE_ENDING}\OpenWithProgids" "${FILE_TYPE}"
  ReadRegStr $R5 SHELL_CONTEXT "${FILE_ENDING}" ""
  ${If} $R5 == ""
    WriteRegStr SHELL_CONTEXT "${FILE_ENDING}" "" "${FILE_TYPE}"
  ${EndIf}

  # In the list of "Open with" for files of any kind, Kronika is offered for its own only.
  WriteRegStr SHELL_CONTEXT "${PROGRAM_CLASS}" "FriendlyAppName" "${PRODUCT_NAME}"
  WriteRegStr SHELL_CONTEXT "${PROGRAM_CLASS}\SupportedTypes" ".kronika" ""
  WriteRegStr SHELL_CONTEXT "${PROGRAM_CLASS}\shell\open\command" "" '"$appExe" "%1"'
  !insertmacro tellOfFileTypes
!macroend

!macro unregisterFileType
  ReadRegStr $R5 SHELL_CONTEXT "${FILE_ENDING}" ""
  ${If} $R5 == "${FILE_TYPE}"
    DeleteRegValue SHELL_CONTEXT "${FILE_ENDING}" ""
  ${EndIf}
  DeleteRegValue SHELL_CONTEXT "${FILE_ENDING}\OpenWithProgids" "${FILE_TYPE}"
  DeleteRegKey /ifempty SHELL_CONTEXT "${FILE_ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty SHELL_CONTEXT "${FILE_ENDING}"
  DeleteRegKey SHELL_CONTEXT "${FILE_CLASS}"
  DeleteRegKey SHELL_CONTEXT "${PROGRAM_CLASS}"
  !insertmacro tellOfFileTypes
  ClearErrors
!macroend

# SHChangeNotify(SHCNE_ASSOCCHANGED)
!macro tellOfFileTypes
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend
