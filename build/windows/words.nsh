# What the installer says itself, in Polish (1045) and English (1033); the rest are the words of NSIS and electron-builder.
!macro say NAME POLISH ENGLISH
  LangString ${NAME} 1045 "${POLISH}"
  LangString ${NAME} 1033 "${ENGLISH}"
!macroend

!insertmacro say kronikaRuns \
  "Kronika jest uruchomiona.$\r$\n$\r$\nZamknij jej okna. Jeśli jej ikona jest nadal przy zegarze, kliknij ją prawym przyciskiem myszy i wybierz „Zakończ”. Kronika może też być uruchomiona u innej osoby, która jest zalogowana na tym komputerze. Potem kliknij „Ponów próbę”." \
  "Kronika is running.$\r$\n$\r$\nClose its windows. If its icon is still beside the clock, right-click it and choose “Quit”. Kronika may also be running for another person who is logged on to this computer. Then click “Retry”."
!insertmacro say oldVersionStays \
  "Nie udało się usunąć wcześniejszej wersji Kroniki, więc nowa nie została zainstalowana. Niczego nie zmieniono.$\r$\n$\r$\nUruchom komputer ponownie i spróbuj jeszcze raz." \
  "The earlier version of Kronika could not be removed, so the new one was not installed. Nothing was changed.$\r$\n$\r$\nRestart the computer and try again."
!insertmacro say filesAreBusy \
  "Inny program (na przykład antywirus) używa plików Kroniki, więc nie można ich teraz usunąć. Niczego nie zmieniono.$\r$\n$\r$\nSpróbuj ponownie za chwilę." \
  "Another program (an antivirus program, for example) is using files of Kronika, so they cannot be removed now. Nothing was changed.$\r$\n$\r$\nTry again in a moment."

!insertmacro say noRoom \
  "Na dysku $R7 jest za mało miejsca, więc Kronika nie została zainstalowana. Niczego nie zmieniono.$\r$\n$\r$\nZwolnij miejsce i spróbuj ponownie." \
  "There is too little room on the disk $R7, so Kronika was not installed. Nothing was changed.$\r$\n$\r$\nMake room and try again."

!insertmacro say shortcutsTitle "Skróty" "Shortcuts"
!insertmacro say shortcutsSubtitle "Gdzie chcesz mieć Kronikę pod ręką?" "Where do you want Kronika at hand?"
!insertmacro say shortcutsIntro \
  "Kronika będzie w menu Start. Pliki kopii zapasowych (.kronika) będą otwierać się w niej po dwukrotnym kliknięciu." \
  "Kronika will be in the Start menu. Backup files (.kronika) will open in it with a double click."
!insertmacro say shortcutOnDesktop "Utwórz też skrót na &pulpicie" "Create a shortcut on the &desktop too"

!insertmacro say installedTitle "Kronika jest zainstalowana" "Kronika is installed"
!insertmacro say installedText "Znajdziesz ją w menu Start." "You will find it in the Start menu."
!insertmacro say startKronika "&Uruchom Kronikę" "&Start Kronika"

!insertmacro say removingTitle "Odinstalowanie Kroniki" "Uninstalling Kronika"
!insertmacro say removingText \
  "Kronika zostanie usunięta z tego komputera. Archiwa zostaną, jeśli nie zdecydujesz inaczej.$\r$\n$\r$\nZamknij najpierw jej okna." \
  "Kronika will be removed from this computer. The archives stay unless you decide otherwise.$\r$\n$\r$\nClose its windows first."
!insertmacro say removedTitle "Kronika została odinstalowana" "Kronika was uninstalled"
!insertmacro say removedText "Programu nie ma już na tym komputerze." "The program is no longer on this computer."

!ifdef BUILD_UNINSTALLER
  !insertmacro say dataTitle "Dane" "Data"
  !insertmacro say dataSubtitle "Co zrobić z archiwami na tym komputerze?" "What should become of the archives on this computer?"
  !insertmacro say dataIntro \
    "Archiwa i ustawienia Kroniki są w folderze:$\r$\n$dataFolder$\r$\n$\r$\nKopie zapasowe, eksporty i archiwa przeniesione do innych folderów zostaną w każdym przypadku." \
    "Kronika's archives and settings are in the folder:$\r$\n$dataFolder$\r$\n$\r$\nBackups, exports and archives that were moved to other folders stay in any case."
  !insertmacro say dataKept "&Zachowaj je (zalecane)" "&Keep them (recommended)"
  !insertmacro say dataDeleted "&Usuń je na zawsze" "&Delete them for good"
  !insertmacro say dataSure \
    "Usunąć na zawsze wszystkie archiwa z tego folderu?$\r$\n$dataFolder$\r$\n$\r$\nTego, czego CRM już nie ma, nie da się potem pobrać ponownie." \
    "Delete all archives in this folder for good?$\r$\n$dataFolder$\r$\n$\r$\nWhat the CRM no longer has cannot be downloaded again."
!endif

!insertmacro say programDescription "Archiwum połączeń, SMS-ów, faksów i notatek" "Archive of calls, SMS, faxes and notes"
!insertmacro say backupFile "Archiwum lub kopia zapasowa Kroniki" "Kronika archive or backup"
!insertmacro say openInKronika "Otwórz w Kronice" "Open in Kronika"
