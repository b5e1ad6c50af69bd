import { protocol, type Session } from 'electron'
import { APP_ORIGIN, type AppFiles, notFound, respondWithFile, windowPolicy } from './app-files'
import { REPORT_ORIGIN, type ReportShelf } from './report/report-shelf'

/** Makes `app:` a scheme with origins, like https. To be called before the app is ready. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: 'app', privileges: { standard: true, secure: true } }])
}

/** Serves the window's files and the reports. Every other address of the scheme is not found. */
export function serveAppScheme(session: Session, files: AppFiles, reports: ReportShelf): void {
  const policy = windowPolicy(REPORT_ORIGIN)
  session.protocol.handle('app', (request) => {
    if (request.method !== 'GET') return notFound()
    if (request.url.startsWith(`${APP_ORIGIN}/`)) return respondWithFile(files, request.url, policy)
    return reports.respond(request.url)
  })
}
