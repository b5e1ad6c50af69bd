import type { Settings } from '../../src/record/settings'
import { settingsDialog } from '../commands/dialogs'
import { KeysPage } from '../commands/keys-page'
import { ChoiceField } from '../fields/choice-field'
import { DraftField } from '../fields/draft-field'
import { backupsDialog, recoveryDialog } from '../safety/dialogs'
import { foundAtStart } from '../safety/found'
import { Modal } from '../window/modal'
import { choose } from '../window/preferences'
import { useView, useWindow } from '../window/use-window'

const themes = [
  { value: 'system', label: 'As the system' },
  { value: 'light', label: 'Light' },
  { value: 'dark', label: 'Dark' },
] as const

const pages = [
  { page: 'general', label: 'General' },
  { page: 'keys', label: 'Keys' },
] as const

/** The settings, page by page. */
export function SettingsDialog({ page }: { readonly page: (typeof pages)[number]['page'] }) {
  const window = useWindow()
  return (
    <Modal title="Settings" wide={page === 'keys'}>
      <nav className="settings-pages" aria-label="Settings">
        {pages.map((each) => (
          <button
            key={each.page}
            type="button"
            className="chip"
            aria-current={each.page === page ? 'page' : undefined}
            onClick={() => window.show(settingsDialog, { page: each.page })}
          >
            {each.label}
          </button>
        ))}
      </nav>
      {page === 'keys' ? <KeysPage /> : <GeneralPage />}
    </Modal>
  )
}

/** The analyst's name and the look of the window. */
function GeneralPage() {
  const window = useWindow()
  const settings = useView((view) => view.state.library.settings)
  const theme = useView((view) => view.preferences.theme)
  const systemUser = useView((view) => view.systemUser)
  const hasFindings = useView((view) => view.get(foundAtStart) !== null)
  const version = useView((view) => view.version)
  const set = (change: Partial<Settings>) => {
    const after = { ...settings, ...change }
    window.perform({
      gesture: 'settings',
      subject: Object.keys(change).join(', '),
      changes: [{ table: 'settings', before: settings, after }],
    })
  }
  return (
    <>
      <DraftField
        label="Your name"
        place="settings, author"
        hint={`It stands in the log and in reports. Empty: ${systemUser}.`}
        value={settings.author}
        onKeep={(author) => set({ author: author.trim() })}
      />
      <ChoiceField
        label="Appearance"
        value={theme}
        choices={themes}
        onChoose={(next) => choose(window, { theme: next })}
      />
      <div className="actions">
        <button type="button" onClick={() => window.show(backupsDialog)}>
          Backups…
        </button>
        {hasFindings ? (
          <button type="button" onClick={() => window.show(recoveryDialog)}>
            What was found at the start…
          </button>
        ) : null}
      </div>
      <p className="hint">
        Sourcemark {version}. It works on this computer alone and makes no connection to any other.
      </p>
    </>
  )
}
