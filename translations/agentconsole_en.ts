<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>app::AppContext</name>
    <message>
        <source>Nothing can be imported here: this archive is read-only. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample data – nothing leaves this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Back to My Archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only: you can read, search and export. Marks, comments and imports need the right to write to the folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive: up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the archive is and how large it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index: complete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index: %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How much of the archive the search knows</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%L1 messages</source>
        <translation>
            <numerusform>%L1 message</numerusform>
            <numerusform>%L1 messages</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>all messages, what is selected</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This archive cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open History File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History files (*.jsonl *.jsonl.gz *.ndjson *.csv *.csv.gz *.db *.sqlite *.sqlite3 *.json *.gz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample shop could not open. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Server: up to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %L1 messages</source>
        <translation>
            <numerusform>about %L1 message</numerusform>
            <numerusform>about %L1 messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::CozePages</name>
    <message>
        <source>Test sessions cannot be kept. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The Coze account of this shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coze: sign-in failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coze: token valid %1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Coze: connected</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::DatabasePages</name>
    <message>
        <source>The shop&apos;s database cannot be asked. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline – data up to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline – the shop&apos;s database cannot be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server is searched, the newest messages first; that can take long. A copy on this computer finds everything at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the History…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The whole history will be copied to this computer, the newest messages first. You can read and search meanwhile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is being copied here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>app::LivePages</name>
    <message>
        <source>The backend cannot be asked. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) came while the console was closed.</source>
        <translation>
            <numerusform>%Ln message came while the console was closed.</numerusform>
            <numerusform>%Ln messages came while the console was closed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The live connection to the shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How far everything the shop&apos;s database had is here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Agent Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Screenshots</name>
    <message>
        <source>The mark was removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Agent Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version %1. Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Diagnostics (no message and no customer is in it):</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;Open History File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Try with Sample Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as Text with &amp;Names</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Find in Conversation…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find Ne&amp;xt</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Search Everywhere…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;List Pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Context &amp;Panel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compact Rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Flat Transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reset Zoom</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the S&amp;ystem</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Quick Switcher…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Next Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Previous Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go to Date…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fi&amp;rst Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Last Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous Mar&amp;k</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next P&amp;ane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previou&amp;s Pane</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>R&amp;efresh</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Comment…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Chats of This C&amp;ustomer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;What Can I Do Here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;About Agent Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command and its key</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Co&amp;nnections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stop the Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Ask Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy &amp;Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Te&amp;st</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Li&amp;ve</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Wall of Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next &amp;Unanswered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark as &amp;Seen</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Alerts…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mute Alerts for 30 Minutes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to &amp;Database…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AlertRulesPanel</name>
    <message>
        <source>Call me to customers who wait</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only once</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try sound and notification</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wait is long after</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Call again every</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> min</source>
        <comment>unit after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Minutes until a wait is long in shop %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Alerts</name>
    <message>
        <source>%1 waits for a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) are waiting</source>
        <translation>
            <numerusform>%n customer is waiting</numerusform>
            <numerusform>%n customers are waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, waiting for %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, waiting for %2: “%3”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts come like this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%L1 waiting</source>
        <translation>
            <numerusform>%L1 waiting</numerusform>
            <numerusform>%L1 waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>alerts are muted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AlertsPopup</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customers who want a person</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody needs you right now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) want a person</source>
        <translation>
            <numerusform>%n customer wants a person</numerusform>
            <numerusform>%n customers want a person</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand-off: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Long wait: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::AnswerBox</name>
    <message>
        <source>Answer the customer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer to the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bot will go on answering too.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer anyway</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rather not</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Watching only. Answering is switched off for this workspace.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How to allow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter once more sends it all the same</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::BackendSection</name>
    <message>
        <source>Shop&apos;s backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>•••••••• stored; type to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The password is kept in this computer&apos;s key ring, never in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key ring can be reached: the password is kept for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An environment variable gives the password and wins over what is stored.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no password yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address begins with https:// and the name of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A user is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected with the shop&apos;s backend.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend was disconnected and its password removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the password is missing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server the shop&apos;s chats run on. The account is saved after it has passed the test, and takes effect at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A&amp;llow answering customers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Off: this program only watches. On: what you send on the Live page is stored in the shop&apos;s database and shown to the customer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Customers will see what you send from this program, under the name of the backend&apos;s user. Nothing is sent without you pressing Send.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Allow Answering</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go On Watching</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::BotPicker</name>
    <message>
        <source>%1 (draft)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot by name or id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which bot is asked; an id may be pasted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CheckList</name>
    <message>
        <source>Reach the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>a step that runs</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: left out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>step; time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 · %3</source>
        <comment>step; what was found; time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step; why it failed</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of them cannot be read this way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>other lines: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>newest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the backend cannot send the messages of signed-in customers; read its database to have all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing came within the time of the test, which may be fine</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>only the first part was counted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>you may write to it; this program only reads it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>read-only for you, which is enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the backend&apos;s SQLite file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The right server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables and columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Writing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>round trip %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms behind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this account could write; this program does not unless you allow it. An account that may only read is safer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not encrypted: what is read can be seen on the way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not encrypted; it does not leave this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody checks that it is the right server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this is no copy but a primary of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rights</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Latency</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CommentDialog</name>
    <message>
        <source>Comment on a Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Comment:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ctrl+Enter saves. An empty comment is removed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Picture %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A picture needs a question beside it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the picture %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add Pictures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp *.bmp)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the bot something…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Question to the bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pictures to the question</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConnectionSection</name>
    <message>
        <source>testing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the test failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection; what went wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop the Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test and Save</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConnectionsPage</name>
    <message>
        <source>The report was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>time; what went wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last errors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection; its state</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ContextPanel</name>
    <message>
        <source>About the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a conversation to see what is known about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the conversation&apos;s id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All chats of this customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show only this customer in the list</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations of the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks of the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (guest)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>★ %1  %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked, %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or earlier</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ConversationListModel</name>
    <message>
        <source>guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n mark</numerusform>
            <numerusform>%n marks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>at least %n message(s)</source>
        <translation>
            <numerusform>at least %n message</numerusform>
            <numerusform>at least %n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationPrinter</name>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the first %L1 messages are printed. Export the conversation to have all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – page %L2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CozeForm</name>
    <message>
        <source>Client id and public key fingerprint are needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the Private Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys (*.pem *.key)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Region:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sign in &amp;with:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal access &amp;token:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Client id:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public key &amp;fingerprint:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Private &amp;key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>International (coze.com)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>China (coze.cn)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Own server (Coze Studio)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Personal access token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>OAuth app (JWT)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>•••••••• stored; type or paste to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s key ring, never in a file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key ring can be reached: it is kept for this session only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An environment variable gives the secret and wins over what is stored.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::CozeSection</name>
    <message>
        <source>Coze account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no private key yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no token yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected. The Test page can ask your bots now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account was disconnected and its secret removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign-in failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ Not connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Connected with a personal token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Access token valid for %1 min.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● Connected; an access token is fetched with the first question.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reused %1, exchanged %2, failed %3, waited for another one&apos;s exchange %4.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ This computer&apos;s clock differs from the service&apos;s by %1 s; it is allowed for.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample shop answers on this computer with bots of its own. Nothing leaves it. Go back to your own archive to connect an account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a token or the key of an OAuth app. It is saved after it has passed the test.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DatabaseForm</name>
    <message>
        <source>An address is needed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history is copied to this computer: every search is instant, and it can be read without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is copied: for a history that is too large, or must always be the latest. Searching in texts can take long.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source> month(s)</source>
        <comment>after a number; of history that is kept</comment>
        <translation>
            <numerusform> month</numerusform>
            <numerusform> months</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>H&amp;ost:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Database:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Replica:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;History:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Keep:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Por&amp;t:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the server&apos;s &amp;certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the connection is encrypted, but another server could pretend to be this one (sslmode=verify-full).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste it whole: it fills the fields below, and a password in it moves to its field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional: a copy of the server that answers what is only read. What its address leaves out is as above.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied to this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Read from the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>everything</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DatabaseSection</name>
    <message>
        <source>Shop&apos;s database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>•••••••• stored; type to replace it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected with the shop&apos;s database. Its history is read from the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connected with the shop&apos;s database. Its history is copied here, the newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database was disconnected and its password removed. What was copied stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop&apos;s own PostgreSQL, and a copy of it that answers what is only read. It is saved after it has passed the test, becomes the source of the history, and is never written to unless you allow it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DatabaseStanding</name>
    <message>
        <source>%1: %2 open, %3 busy, %4 waiting · longest wait %5 ms</source>
        <comment>server; connections; questions</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Primary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replica</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Neither server can be reached.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replica answered last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The primary answered last.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replica was not looked at yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replica is left out: it does not answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replica is left out: it is too far behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replica is left out: it has become a primary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replica waits for what was written here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replica is left out: it is no copy of this primary.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The replica is %1 ms behind.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connections to the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No statement took 200 ms or longer so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slow statement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds, heading of a column</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being copied: %1 of about %2 messages, the newest first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Being copied, the newest messages first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied: complete up to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied; what is new is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The copy cannot be brought up to date. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::DateScrubber</name>
    <message>
        <source>Time in the conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, of %2 to %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Dates</name>
    <message>
        <source>d MMM HH:mm</source>
        <comment>date format: day and month, then time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>date format: weekday, day and month</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>date format: weekday, day, month and year</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>date format: short, with year and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>d MMMM yyyy HH:mm</source>
        <comment>date format: long, with year and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy HH:mm:ss</source>
        <comment>date format: everything, with weekday and seconds</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>time and its zone</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EmptyResult</name>
    <message>
        <source>Wider searches</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without the date filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with any of the words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 with any of the words, without filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 also inside of words</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This history has no conversations yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message meets these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message contains &lt;b&gt;%1&lt;/b&gt; with these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message contains &lt;b&gt;%1&lt;/b&gt;.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ErrorPage</name>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look at Sample Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Errors</name>
    <message>
        <source>It is not here any more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This file needs another version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This place cannot be written to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive is damaged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive did not answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What you asked for is no longer in the archive. Press F5 to read the list again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing in it looks like chat messages. Choose a JSON Lines, CSV or SQLite file with messages, gzipped or not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was made for another version of this program, or has other columns than it expects. It was left untouched. Update the program or choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You can go on reading. To change something, give yourself the right to write to the folder or copy it to another place.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was lost. Free some space, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only one program can write at a time. Wait until it is done or close it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Parts of it cannot be read. Move the file away and import your history files again; they are not affected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again. When it happens again, copy the details and send them to whoever looks after your program.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check that it is still there and that you may read it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key or token was refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The account may not do this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service asks to slow down</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer could not be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service reports an error</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service does not know it. Check the id, the region and the account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request cannot be sent like this. Change it, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A chat is still running in this conversation. Wait for it or stop it, then ask again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service cannot be reached. Check the network and the address, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side could not prove who it is, so nothing was sent. Check the address and this computer&apos;s date.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service did not answer in time. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key or token is missing, wrong, revoked or of another region. Replace it on the Connections page.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account lacks a permission for it. Check the token&apos;s permissions, its workspace and its region.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service asks to slow down, or a quota is used up. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer was cut or is of an unknown kind. Try again; copy the report when it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The service refused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>code %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>log id %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence; details</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is not there. Check the address or the file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It cannot be used like this. Correct it, then test again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The other side is of another version than this program knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program has locked it. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file is damaged. Choose a copy of it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is there and that you may read it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network and the address, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>User or password is missing or refused. Type the password of the backend again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server lets nobody in from here. Ask who looks after it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server asks to slow down. Try again later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else answers there than the shop&apos;s server. Check the address and the path.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no such database on this server. Check its name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not the database of the shop&apos;s backend, or one of another version.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is busy or takes no more connections. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database refused it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database cannot be reached. Check the network, the host and the port, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database did not answer in time. Try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection to the database could not be made safe, so nothing was sent. Check the certificate and the name of the server.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database does not let this user in. Check user and password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This account may not read the shop&apos;s tables. Ask whoever looks after the database for SELECT on them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is only read. Writing has to be allowed for this workspace first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something else than PostgreSQL answers there. Check the host and the port.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EventModel</name>
    <message>
        <source>%1 after %2 seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::EventsView</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln event</numerusform>
            <numerusform>%Ln events</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln event(s)</source>
        <translation>
            <numerusform>%1 of %Ln event</numerusform>
            <numerusform>%1 of %Ln events</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events of the turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data of the event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an event to read its data.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copies ids, log id, times and events, without secrets</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>HTML, a readable transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines, can be imported again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Mask personal data (names, addresses, ids)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>F&amp;ile:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;The whole history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;The filtered set: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This &amp;conversation: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This &amp;conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mar&amp;ked messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chat history %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a filter: shop, bot, language, sender, date, customer or mark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Press to include.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. Press to exclude.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>S&amp;hop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Customer…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None in this history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From a day on…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before a day…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Find in conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find previous (Shift+F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find next (F3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 message</numerusform>
            <numerusform>%1 messages</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from the other end</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::FirstRunPage</name>
    <message>
        <source>Agent Console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your shop&apos;s whole chat history on this computer: searchable, and readable without a network.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open a history file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JSON Lines, CSV or the backend&apos;s SQLite file, gzipped or not. You can also drop it on this window.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try with sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Invented conversations in many languages. Nothing leaves this computer, and your own archive stays as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect a bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste a Coze token or key, ask your bots and see every event and millisecond of their answers.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live chats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address, user and password of the shop&apos;s backend: watch customers being answered, and answer yourself when you allow it. Each can follow later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a database</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop&apos;s PostgreSQL: paste its address. Its history is copied here, or read where it is.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::GapBar</name>
    <message>
        <source>Gaps</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more gap(s)</source>
        <translation>
            <numerusform>%1, and %n more gap</numerusform>
            <numerusform>%1, and %n more gaps</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – filling in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::GoToDateDialog</name>
    <message>
        <source>Go to Date or Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Date, time or message id:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>18.11 17:00 · 2025-11-18 · yesterday 17:00</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The start of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message with the id %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The nearest message at or after that time is shown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is no date, time or id yet.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::HistoryDelegate</name>
    <message>
        <source>guest</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::HistoryOutput</name>
    <message>
        <source>The message was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The ids were copied. Paste them into the search field.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) exported to %1.</source>
        <translation>
            <numerusform>%n message exported to %1.</numerusform>
            <numerusform>%n messages exported to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were longer than a cell can hold.</source>
        <translation>
            <numerusform>%n text was longer than a cell can hold.</numerusform>
            <numerusform>%n texts were longer than a cell can hold.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %L1 messages were printed; export the conversation to have all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::HistoryPage</name>
    <message>
        <source>Search everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The id was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 hit(s)</source>
        <translation>
            <numerusform>%1 hit</numerusform>
            <numerusform>%1 hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 conversation(s)</source>
        <translation>
            <numerusform>%1 conversation</numerusform>
            <numerusform>%1 conversations</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::HitHeader</name>
    <message>
        <source>Previous in the list (Alt+Up)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next in the list (Alt+Down)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chat %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hit %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>chat %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::HitListModel</name>
    <message>
        <source>marked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ImportNotices</name>
    <message>
        <source>tidying the search index; everything can be read and found already</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 messages read so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1: %2</source>
        <comment>file name: how far it is</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>file name: what went wrong. what to do</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%L1 new or changed messages</source>
        <translation>
            <numerusform>%L1 new or changed message</numerusform>
            <numerusform>%L1 new or changed messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 known already</source>
        <translation>
            <numerusform>%L1 known already</numerusform>
            <numerusform>%L1 known already</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 lines rejected</source>
        <translation>
            <numerusform>%L1 line rejected</numerusform>
            <numerusform>%L1 lines rejected</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <comment>between parts of a summary</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name: summary</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was stopped. %2. Import it again to go on from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go On</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Rejected Lines</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::IndexFindings</name>
    <message>
        <source>Every index that is needed is there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) that are needed are missing.</source>
        <translation>
            <numerusform>%Ln index that is needed is missing.</numerusform>
            <numerusform>%Ln indexes that are needed are missing.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2 messages. Of the indexes looked for: %3 there, %4 missing, %5 impossible here, %6 duplicate, %7 harmful.</source>
        <comment>PostgreSQL 15.4; numbers</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Index, and what it means</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Size</source>
        <comment>of an index</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is asked often</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <comment>of 8 KiB, read from disk or memory</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::IndexPanel</name>
    <message>
        <source>The statements were copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the shop&apos;s indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What was begun of %1 could not be removed. It is never used; drop it with: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) made.</source>
        <translation>
            <numerusform>%Ln index was made.</numerusform>
            <numerusform>%Ln indexes were made.</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexes: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Looking at the database…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The statements that take them away again are in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This server is a replica. Indexes are made on its primary: connect with that one, or give the statements to the database&apos;s administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the owner of the tables can make indexes. Give the statements to the database&apos;s administrator.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop can read meanwhile; what it writes waits until each index is made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop reads and writes all the while.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) will be made in %1: %2. %3 A script that takes them away again is left in the workspace&apos;s folder.</source>
        <translation>
            <numerusform>%Ln index will be made in %1: %2. %3 A script that takes it away again is left in the workspace&apos;s folder.</numerusform>
            <numerusform>%Ln indexes will be made in %1: %2. %3 A script that takes them away again is left in the workspace&apos;s folder.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Check the Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln Missing Index(es)…</source>
        <translation>
            <numerusform>Make %Ln Missing Index…</numerusform>
            <numerusform>Make %Ln Missing Indexes…</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is asked often is quick only with the right indexes. This looks for the 17 of the shop&apos;s performance report and for those that the shop and this program need, and changes nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show Statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Undo Statements</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make Them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Progress</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Statements that make the missing indexes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is written to the shop&apos;s database in this workspace. To make indexes from here, allow answering customers under Shop&apos;s backend; or give the statements to the database&apos;s administrator.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::IndexWords</name>
    <message>
        <source>Opens a chat at its newest messages at once, however long it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shows the newest messages of one shop without sorting all it ever had.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keeps all messages in the order of time: for the list of chats, for a date, for today&apos;s figures.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds messages that were changed or deleted lately without reading all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds the chat in which a returning customer goes on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds a chat by its id whenever somebody writes in it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finds a customer by mail address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the newest visitors without reading all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lists the newest visitors of one shop without sorting all of them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The table is empty, so making it takes no time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making it takes %1.</source>
        <comment>about 40 s and 120 MB of disk</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed: another index that is advised here does its work and more.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed: nothing that the shop or this program does often asks this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed: the shop wants a customer&apos;s chats by the last message, not by their beginning.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed: the table has a handful of rows, which are read faster without.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Making it failed once and left a useless rest, which is removed first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be made here: there is no table %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be made in any database: its condition (the last days) moves with the calendar, and an index has to stand still.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be made: an index of this name has other columns. Rename that one or drop it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be made here: the table has no column %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cannot be made here: the table has no column %1; this shop calls it %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it was meant for is advised here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left behind by an attempt that failed: it costs time with every new row and is never used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every new message is entered into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every new message would have to be entered into it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It tells hardly any message from another: there are only a few kinds of senders.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The messages of a shop have to be sorted all the same, since the bot stands before the time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing that the shop or this program does often asks this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The index %1 does that already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is there, but nothing that the shop or this program does often uses it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does its work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not needed: the index %1 does the same already.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There for nothing: the index %1 does the same. It costs %2 and time with every new row.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>there</source>
        <comment>state of an index</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>missing</source>
        <comment>state of an index</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>impossible</source>
        <comment>state of an index</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>duplicate</source>
        <comment>state of an index</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>harmful</source>
        <comment>state of an index</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: the newest messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: counts all messages, with each page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: a page in the middle of all messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: opens a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: messages of one shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: today&apos;s figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: the rate of replies</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: customers who wrote</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: response times of 30 days</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: goes on with a customer&apos;s chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: a chat by its id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: a customer by mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: visitors</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: visitors of one shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: the list with last messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: the list at a date</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: opens a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: the page before</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: jumps to a date in a chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: messages of one shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: figures of a day</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: what is new</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: what was changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: a chat by its id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: chats of a customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Here: customers by name or mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>● reads everything, as it has to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ reads the whole table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ finds by %1, then sorts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for others who are using the table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>being made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>looking for what came meanwhile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removing what was begun</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2, %3: %4</source>
        <comment>number; count; name of an index; what is done</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 s and %2 of disk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>about %1 min and %2 of disk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::KeyCard</name>
    <message>
        <source>Search every message, results while you type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to a customer, a conversation or a command by name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump to a day or a time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Mark the message you are reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What can I do here?</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LanguageNames</name>
    <message>
        <source>Arabic</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Czech</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Danish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>French</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>German</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Greek</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Italian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Korean</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Malay</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Norwegian Bokmal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Persian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Polish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Russian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thai</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LinkStrip</name>
    <message>
        <source>Open Connections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LinkWords</name>
    <message>
        <source>Open a Link</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open this address outside the program?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Links</name>
    <message>
        <source>Reason: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server could not be reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no sign of life from the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the line was dead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server sent something that cannot be understood</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server put this program out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server refused the sign-in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network changed or the computer slept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>slow to answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected · %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put out by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not a server we can talk to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconnecting (try %1) – showing stored messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting – showing stored messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is slow to answer; messages may come late.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reconnecting in %1 s (try %2) – showing stored messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server refused the sign-in. %1 Stored messages stay readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The server put this program out. %1 Stored messages stay readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address does not speak the live protocol. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Connecting was given up after %n failed attempt(s). </source>
        <translation>
            <numerusform>Connecting was given up after %n failed attempt. </numerusform>
            <numerusform>Connecting was given up after %n failed attempts. </numerusform>
        </translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>reading, %1 so far</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reachable since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nothing read yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>up to %1, %n gap(s)</source>
        <translation>
            <numerusform>up to %1, %n gap</numerusform>
            <numerusform>up to %1, %n gaps</numerusform>
        </translation>
    </message>
    <message>
        <source>The database is not reachable since %1: gaps cannot be filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is not reachable: gaps cannot be filled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completeness not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Complete up to %1 · %n gap(s)</source>
        <translation>
            <numerusform>Complete up to %1 · %n gap</numerusform>
            <numerusform>Complete up to %1 · %n gaps</numerusform>
        </translation>
    </message>
    <message>
        <source>all rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>this room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was missed</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) filled in</source>
        <translation>
            <numerusform>%n message filled in</numerusform>
            <numerusform>%n messages filled in</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages may be missing since %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) missed %1–%2 (%3)</source>
        <translation>
            <numerusform>%n message missed %1–%2 (%3)</numerusform>
            <numerusform>%n messages missed %1–%2 (%3)</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages may be missing at %1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Messages may be missing %1–%2 (%3)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms to first word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s to first word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not connected %1–%2, what came was filled in</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ListPane</name>
    <message>
        <source>List of conversations and hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show conversations with a message that meets the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show every message that meets the search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show new rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations and hits</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 hit(s)</source>
        <translation>
            <numerusform>%1 hit</numerusform>
            <numerusform>%1 hits</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 chat(s)</source>
        <translation>
            <numerusform>%1 chat</numerusform>
            <numerusform>%1 chats</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1+</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%L1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 new</source>
        <translation>
            <numerusform>%1 new</numerusform>
            <numerusform>%1 new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>Show %n new row</numerusform>
            <numerusform>Show %n new rows</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 chat(s)</source>
        <translation>
            <numerusform>about %1 chat</numerusform>
            <numerusform>about %1 chats</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LiveEmpty</name>
    <message>
        <source>Connect…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>show with sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show with sample data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No live source yet. Connect a Socket.IO address to watch chats.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LivePage</name>
    <message>
        <source>Joined rooms: %1 of %2
Duplicates dropped: %3
Put in order: %4
Unknown events: %5
Filled in: %6</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) are waiting.</source>
        <translation>
            <numerusform>%n customer is waiting.</numerusform>
            <numerusform>%n customers are waiting.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 opens the one who waits longest.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Listening to %n room(s).</source>
        <translation>
            <numerusform>Listening to %n room.</numerusform>
            <numerusform>Listening to %n rooms.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is waiting. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting. Last message %1 (%2 ago). %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The messages were copied with their names.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::LiveSection</name>
    <message>
        <source>the server gave no sign of life</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection went silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server sent something that is no packet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the server put this program out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the network changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>off</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>signing in…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected · %1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>connected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next try in %1 s (try %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>put out by the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>another version of the protocol</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>given up</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The frames were copied.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Live socket</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>as the backend: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection; what went wrong</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>○ Not in use.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>an answer is overdue</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reconnects %1 · gaps %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ %1 open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ all filled</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address begins with wss:// and the name of the server</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. The live channel is opened now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not in use</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>degraded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where messages are told as they are written. Leave the address empty when it is the backend&apos;s. It is saved after it has passed the test, and takes effect at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample shop&apos;s live channel, on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Like the System</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n task</numerusform>
            <numerusform>%n tasks</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what is running</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search every message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Words, &quot;whole phrases&quot;, from:bot, lang:zh, after:2025-11-01 … (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Agent Console</source>
        <comment>page</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2 – Agent Console</source>
        <comment>page; what it shows</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Marks</name>
    <message>
        <source>The mark was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The message is marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comment was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The comment is saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MessageText</name>
    <message>
        <source>(empty message)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::MomentWords</name>
    <message>
        <source>today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Icons and words</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::PagedListModel</name>
    <message>
        <source>Press Enter to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Press Enter to try again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::QuestionButtons</name>
    <message>
        <source>Ask: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::QuickSwitcher</name>
    <message>
        <source>Quick Switcher</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat, customer, message id or search; &gt; for commands</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Results</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ReadingPane</name>
    <message>
        <source>Transcript</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other mark in this conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No other hit in this conversation.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation or message is not in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No message has the id %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RequestPanel</name>
    <message>
        <source>&amp;User id:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bot keeps memory and variables apart by it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>C&amp;onversation:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a new one</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Stream the answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the unpublished &amp;draft</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom &amp;variables:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the variable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Body sent:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Custom variables</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RoomContext</name>
    <message>
        <source>Open a room to see what is known about it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About the room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why it is flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search this customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everything this customer wrote or was told (Ctrl+Shift+F)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversations of the customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>order %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the order number %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>guest</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Room</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>nobody answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not known</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>after %1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last message</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n conversation</numerusform>
            <numerusform>%n conversations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RoomDelegate</name>
    <message>
        <source>waiting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>typing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RoomFilterBar</name>
    <message>
        <source>Filters</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, words or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find rooms by name, words or number</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unread</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter by language or shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>a kind of room</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shop: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RoomList</name>
    <message>
        <source>Rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new or moved room(s)</source>
        <translation>
            <numerusform>Show %n new or moved room</numerusform>
            <numerusform>Show %n new or moved rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 waiting</source>
        <translation>
            <numerusform>%L1 waiting</numerusform>
            <numerusform>%L1 waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %2 · %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No rooms yet. They appear with the first message.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No room meets these filters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all rooms</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RoomPane</name>
    <message>
        <source>Fill now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>✓ sent %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Jump to newest (%n new)</source>
        <translation>
            <numerusform>Jump to newest (%n new)</numerusform>
            <numerusform>Jump to newest (%n new)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n gap(s)</source>
        <translation>
            <numerusform>Show %n gap</numerusform>
            <numerusform>Show %n gaps</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Rooms</name>
    <message>
        <source>room %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n second</numerusform>
            <numerusform>%n seconds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>hours and minutes</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bot answers in another language than the customer writes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>apologised</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bot only apologised: something failed behind it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>repeated</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bot said the same twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>silent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bot has not answered for more than a minute.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bot answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a person answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n unread message</numerusform>
            <numerusform>%n unread messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n gap</numerusform>
            <numerusform>%n gaps</numerusform>
        </translation>
    </message>
    <message>
        <source>last message %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The customer is typing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1. “%2”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RoundTripChart</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>24 hours ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>12 hours ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>now</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RoundTripStrip</name>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms now, between %2 and %3 ms in the last 24 hours (%4 measurements).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Round trip, 24 hours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as Table</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as Chart</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortest, ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Median, ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Longest, ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Measured</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::RowLayouter</name>
    <message>
        <source>handed to a human · %1</source>
        <comment>divider; %1 is a time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>date in the future</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all (%1 characters)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show more (of %1 characters)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ScanBar</name>
    <message>
        <source>Searched back to %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was searched yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching… back to %1 so far.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search Further</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stop</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Recent searches</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SessionsPane</name>
    <message>
        <source>New Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every chat with a bot is kept here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No session contains this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>Like the System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This computer&apos;s (%1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>UTC</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shortcuts (*.ini)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ That did not work. Choose another file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loaded.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Zoom:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>T&amp;imes shown in:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Archive size:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source> %</source>
        <comment>per cent, after a number</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Words beside the icons of the rail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Flat transcript: names on the left, no bubbles</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Compact rows: one line per conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Reduced motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Load from File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save to File…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ShortcutSheet</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change Keys…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::ShortcutTable</name>
    <message>
        <source>%1 (changed)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ This key belongs to “%1” now. Setting it takes it away from there.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>”, “</source>
        <comment>between two quoted names</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;New key:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SourceSection</name>
    <message>
        <source>History source</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop&apos;s SQLite file is read while the shop writes it, and never written to. A JSON Lines or CSV file is read once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend is asked for new messages every two seconds. Messages of signed-in customers cannot be read this way.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what you import yourself is in the archive.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the History File</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Histories (*.db *.sqlite *.sqlite3 *.jsonl *.csv *.gz)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the backend first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The archive stays as it is and follows nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved. New messages come into the archive from now on.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>over the backend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the archive follows. It is saved after it has passed the test, and takes effect at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The backend, over the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The database is asked for what is new and what was changed, whoever wrote it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect the shop&apos;s database first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the shop&apos;s PostgreSQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The shop&apos;s PostgreSQL</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Speakers</name>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown sender</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>role and name</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>speaker and time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>speaker, time and language</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>empty message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who and when, then what was said</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The date is in the future.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comment: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” (unknown sender)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::StripArea</name>
    <message>
        <source>Close this notice</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this notice (Esc)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::SwitcherModel</name>
    <message>
        <source>Chat</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation>
            <numerusform>%n chat</numerusform>
            <numerusform>%n chats</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search everywhere for “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TasksPopup</name>
    <message>
        <source>less than a minute left</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>about %n minute left</numerusform>
            <numerusform>about %n minutes left</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>progress and the time that is left</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TestPage</name>
    <message>
        <source>Bot:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session could not be kept. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Uploading… %1 %</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The picture was not uploaded. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No account is connected.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading the list of bots…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a bot first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No bot is connected yet. Connect a Coze account to ask your bots, see every event and every millisecond.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The session was removed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TranscriptView</name>
    <message numerus="yes">
        <source>Only %Ln message(s) can be selected at once. Export copies more.</source>
        <translation>
            <numerusform>Only %Ln message can be selected at once. Export copies more.</numerusform>
            <numerusform>Only %Ln messages can be selected at once. Export copies more.</numerusform>
        </translation>
    </message>
    <message>
        <source>Caret browsing: the arrow keys move inside the message. F7 ends it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Caret browsing is off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>full time and name of the source</comment>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln message(s) around this one are selected. Export copies more.</source>
        <translation>
            <numerusform>Only %Ln message around this one is selected. Export copies more.</numerusform>
            <numerusform>Only %Ln messages around this one are selected. Export copies more.</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scroll messages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Could not be read. Click to try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a conversation to read it here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This conversation has no messages.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Message %L1 of %L2, not loaded yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln message</numerusform>
            <numerusform>%Ln messages</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>customer and number of messages</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TurnBar</name>
    <message>
        <source>Copy Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Reasoning · %Ln character(s)</source>
        <translation>
            <numerusform>Reasoning · %Ln character</numerusform>
            <numerusform>Reasoning · %Ln characters</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask Again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bot asks for %1 with %2. Answer:</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer the Tools</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::TurnInspector</name>
    <message>
        <source>About the turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Request</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Turns</name>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>answering…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>asking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the bot is thinking…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>stopped</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed, fetched after the stream broke</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>completed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waits for tools</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ended</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 to first word</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%L1 tokens</source>
        <translation>
            <numerusform>%L1 token</numerusform>
            <numerusform>%L1 tokens</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ silent for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tool answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · after %2</source>
        <comment>tool call; time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 · after %3</source>
        <comment>tool call; its name; time</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send (connection reused)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First byte</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First event</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Completed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::UnsentBar</name>
    <message>
        <source>Answers that are not sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>and %n more answer(s)</source>
        <translation>
            <numerusform>and %n more answer</numerusform>
            <numerusform>and %n more answers</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Seen by the customer, but not stored: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not sent: “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Send again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Discard</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::UsageView</name>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Usage</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 tokens a second</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not reported by the service</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pieces of text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First word</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Chat id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Conversation id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Session</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%Ln turn(s), %1 tokens</source>
        <translation>
            <numerusform>%Ln turn, %1 tokens</numerusform>
            <numerusform>%Ln turns, %1 tokens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Wall</name>
    <message>
        <source>Wall of rooms</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new or moved room(s)</source>
        <translation>
            <numerusform>Show %n new or moved room</numerusform>
            <numerusform>Show %n new or moved rooms</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n room</numerusform>
            <numerusform>%n rooms</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 waiting</source>
        <translation>
            <numerusform>%L1 waiting</numerusform>
            <numerusform>%L1 waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WallDelegate</name>
    <message>
        <source>waiting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n new)</source>
        <translation>
            <numerusform>%1 (%n new)</numerusform>
            <numerusform>%1 (%n new)</numerusform>
        </translation>
    </message>
    <message>
        <source>typing…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Waterfall</name>
    <message>
        <source>Ask something to see where the time goes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 · at %2</source>
        <comment>length; time since the question</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Times of the turn</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Took</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show as Table (T)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2, at %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>▲ Silence</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Welcome</name>
    <message>
        <source>Connect…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask your bot something. Every event, its time and its cost stand beside the answer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::WhatCanIDo</name>
    <message>
        <source>What Can I Do Here?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All Keys…</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::WireModel</name>
    <message>
        <source>↓ in</source>
        <comment>a frame that came</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>↑ out</source>
        <comment>a frame that was sent</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>binary</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 bytes at %3: %4</source>
        <comment>a frame: in or out; size; time; text</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fault</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::WireView</name>
    <message>
        <source>Wire view</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pause</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What passes meanwhile is not recorded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy Frames</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Frames of the live connection</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>ui::Words</name>
    <message>
        <source>Guest %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a conversation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Customer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Bot</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Agent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1+</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
