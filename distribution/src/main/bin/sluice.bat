@echo off
rem Starts Sluice. Environment: JAVA_HOME, SLUICE_JAVA_OPTS (options for Java), SLUICE_PLUGINS (more plugin folders).
setlocal
set "HOME_DIR=%~dp0.."
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java"
"%JAVA%" -XX:+UseSerialGC -Xshare:auto -Dfile.encoding=UTF-8 -Dsluice.home="%HOME_DIR%" -Dlogback.configurationFile="%HOME_DIR%\conf\logback.xml" %SLUICE_JAVA_OPTS% -cp "%HOME_DIR%\lib\*" dev.sluice.cli.Main %*
exit /b %ERRORLEVEL%
