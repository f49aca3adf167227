<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>app::AppContext</name>
    <message>
        <source>Nothing can be imported here: this archive is read-only. %1</source>
        <translation>无法导入到这里：此归档是只读的。%1</translation>
    </message>
    <message>
        <source>Sample data – nothing leaves this computer.</source>
        <translation>示例数据 – 任何内容都不会离开本机。</translation>
    </message>
    <message>
        <source>Back to My Archive</source>
        <translation>返回我的归档</translation>
    </message>
    <message>
        <source>Read-only: you can read, search and export. Marks, comments and imports need the right to write to the folder.</source>
        <translation>只读：可以阅读、搜索和导出。标记、批注和导入需要该文件夹的写入权限。</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Archive: up to %1</source>
        <translation>归档：截至 %1</translation>
    </message>
    <message>
        <source>Where the archive is and how large it is</source>
        <translation>归档的位置和大小</translation>
    </message>
    <message>
        <source>Index: complete</source>
        <translation>索引：完整</translation>
    </message>
    <message>
        <source>Index: %1 %</source>
        <translation>索引：%1%</translation>
    </message>
    <message>
        <source>How much of the archive the search knows</source>
        <translation>搜索已覆盖的归档比例</translation>
    </message>
    <message numerus="yes">
        <source>%L1 messages</source>
        <translation>
            <numerusform>%L1 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>all messages, what is selected</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <translation>显示会话</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>只读</translation>
    </message>
    <message>
        <source>This archive cannot be written to</source>
        <translation>无法写入此归档</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>示例数据</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>任何内容都不会离开本机</translation>
    </message>
    <message>
        <source>Open History File</source>
        <translation>打开历史文件</translation>
    </message>
    <message>
        <source>History files (*.jsonl *.jsonl.gz *.ndjson *.csv *.csv.gz *.db *.sqlite *.sqlite3 *.json *.gz)</source>
        <translation>历史文件 (*.jsonl *.jsonl.gz *.ndjson *.csv *.csv.gz *.db *.sqlite *.sqlite3 *.json *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The sample shop could not open. %1</source>
        <translation>示例商店无法启动。%1</translation>
    </message>
    <message>
        <source>Server: up to %1</source>
        <translation>服务器：截至 %1</translation>
    </message>
    <message numerus="yes">
        <source>about %L1 messages</source>
        <translation>
            <numerusform>约 %L1 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::CozePages</name>
    <message>
        <source>Test sessions cannot be kept. %1</source>
        <translation>无法保存测试会话。%1</translation>
    </message>
    <message>
        <source>The Coze account of this shop</source>
        <translation>本店的 Coze 账号</translation>
    </message>
    <message>
        <source>Coze: sign-in failed</source>
        <translation>Coze：登录失败</translation>
    </message>
    <message>
        <source>Coze: token valid %1 min</source>
        <translation>Coze：令牌还有 %1 分钟有效</translation>
    </message>
    <message>
        <source>Coze: connected</source>
        <translation>Coze：已连接</translation>
    </message>
</context>
<context>
    <name>app::DatabasePages</name>
    <message>
        <source>The shop&apos;s database cannot be asked. %1</source>
        <translation>无法查询商店的数据库。%1</translation>
    </message>
    <message>
        <source>Offline – data up to %1.</source>
        <translation>离线 – 数据截至 %1。</translation>
    </message>
    <message>
        <source>Offline – the shop&apos;s database cannot be reached.</source>
        <translation>离线 – 无法连接商店的数据库。</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>立即重试</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>The server is searched, the newest messages first; that can take long. A copy on this computer finds everything at once.</source>
        <translation>正在服务器上从最新消息开始搜索，可能需要较长时间。在本机保留一份副本即可立即找到所有内容。</translation>
    </message>
    <message>
        <source>Copy the History…</source>
        <translation>复制历史记录…</translation>
    </message>
    <message>
        <source>The whole history will be copied to this computer, the newest messages first. You can read and search meanwhile.</source>
        <translation>全部历史记录将从最新消息开始复制到本机。期间您可以继续阅读和搜索。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>The history is being copied here.</source>
        <translation>正在将历史记录复制到本机。</translation>
    </message>
</context>
<context>
    <name>app::LivePages</name>
    <message>
        <source>The backend cannot be asked. %1</source>
        <translation>无法查询后端。%1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) came while the console was closed.</source>
        <translation>
            <numerusform>程序关闭期间收到 %Ln 条消息。</numerusform>
        </translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation>实时：%1</translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation>数据库：%1</translation>
    </message>
    <message>
        <source>The live connection to the shop</source>
        <translation>与店铺的实时连接</translation>
    </message>
    <message>
        <source>How far everything the shop&apos;s database had is here</source>
        <translation>店铺数据库的内容已完整收录到何时</translation>
    </message>
    <message>
        <source>Show Agent Console</source>
        <translation>显示 Agent Console</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln 位在等待</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Screenshots</name>
    <message>
        <source>The mark was removed.</source>
        <translation>标记已移除。</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Agent Console</source>
        <translation>关于 Agent Console</translation>
    </message>
    <message>
        <source>Agent Console</source>
        <translation>Agent Console</translation>
    </message>
    <message>
        <source>Version %1. Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>版本 %1。自由软件，采用 GNU 通用公共许可证第 3 版或更高版本，不附带任何担保。</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>诊断</translation>
    </message>
    <message>
        <source>&amp;Diagnostics (no message and no customer is in it):</source>
        <translation>诊断信息(&amp;D)（不含任何消息或客户）：</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;Open History File…</source>
        <translation>打开历史文件(&amp;O)…</translation>
    </message>
    <message>
        <source>&amp;Try with Sample Data</source>
        <translation>用示例数据试用(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>导出(&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>打印(&amp;P)…</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>关闭窗口(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>退出(&amp;Q)</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>撤销(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>重做(&amp;R)</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>剪切(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>复制(&amp;C)</translation>
    </message>
    <message>
        <source>Copy as Text with &amp;Names</source>
        <translation>复制为带姓名的文本(&amp;N)</translation>
    </message>
    <message>
        <source>Copy &amp;Link</source>
        <translation>复制链接(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>粘贴(&amp;P)</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>全选(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Find in Conversation…</source>
        <translation>在会话中查找(&amp;F)…</translation>
    </message>
    <message>
        <source>Find Ne&amp;xt</source>
        <translation>查找下一个(&amp;X)</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>查找上一个(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Search Everywhere…</source>
        <translation>搜索全部(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>历史(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>设置(&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;List Pane</source>
        <translation>列表窗格(&amp;L)</translation>
    </message>
    <message>
        <source>Context &amp;Panel</source>
        <translation>上下文面板(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Compact Rows</source>
        <translation>紧凑行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Flat Transcript</source>
        <translation>平铺记录(&amp;F)</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>放大(&amp;I)</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>缩小(&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Reset Zoom</source>
        <translation>重置缩放(&amp;R)</translation>
    </message>
    <message>
        <source>Like the S&amp;ystem</source>
        <translation>跟随系统(&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>浅色(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>深色(&amp;D)</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>全屏(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Quick Switcher…</source>
        <translation>快速切换(&amp;Q)…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>后退(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>前进(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Next Conversation</source>
        <translation>下一个会话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Previous Conversation</source>
        <translation>上一个会话(&amp;P)</translation>
    </message>
    <message>
        <source>&amp;Go to Date…</source>
        <translation>转到日期(&amp;G)…</translation>
    </message>
    <message>
        <source>Fi&amp;rst Message</source>
        <translation>第一条消息(&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Last Message</source>
        <translation>最后一条消息(&amp;L)</translation>
    </message>
    <message>
        <source>Next &amp;Mark</source>
        <translation>下一个标记(&amp;M)</translation>
    </message>
    <message>
        <source>Previous Mar&amp;k</source>
        <translation>上一个标记(&amp;K)</translation>
    </message>
    <message>
        <source>Next P&amp;ane</source>
        <translation>下一个窗格(&amp;A)</translation>
    </message>
    <message>
        <source>Previou&amp;s Pane</source>
        <translation>上一个窗格(&amp;S)</translation>
    </message>
    <message>
        <source>R&amp;efresh</source>
        <translation>刷新(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>标记(&amp;M)</translation>
    </message>
    <message>
        <source>&amp;Comment…</source>
        <translation>批注(&amp;C)…</translation>
    </message>
    <message>
        <source>All Chats of This C&amp;ustomer</source>
        <translation>此客户的所有会话(&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>键盘快捷键(&amp;K)</translation>
    </message>
    <message>
        <source>&amp;What Can I Do Here?</source>
        <translation>在这里能做什么？(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;About Agent Console</source>
        <translation>关于 Agent Console(&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>诊断(&amp;D)…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>文件(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>编辑(&amp;E)</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>视图(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>&amp;Conversation</source>
        <translation>会话(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>工具(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>帮助(&amp;H)</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>测试</translation>
    </message>
    <message>
        <source>Co&amp;nnections</source>
        <translation>连接(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;New Chat</source>
        <translation>新对话(&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Stop the Answer</source>
        <translation>停止回答(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Ask Again</source>
        <translation>再问一次(&amp;A)</translation>
    </message>
    <message>
        <source>Copy &amp;Report</source>
        <translation>复制报告(&amp;R)</translation>
    </message>
    <message>
        <source>Te&amp;st</source>
        <translation>测试(&amp;S)</translation>
    </message>
    <message>
        <source>Li&amp;ve</source>
        <translation>实时(&amp;V)</translation>
    </message>
    <message>
        <source>&amp;Wall of Rooms</source>
        <translation>聊天墙(&amp;W)</translation>
    </message>
    <message>
        <source>Next &amp;Unanswered</source>
        <translation>下一个待回复(&amp;U)</translation>
    </message>
    <message>
        <source>Mark as &amp;Seen</source>
        <translation>标为已读(&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Alerts…</source>
        <translation>提醒(&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Mute Alerts for 30 Minutes</source>
        <translation>提醒静音 30 分钟(&amp;M)</translation>
    </message>
    <message>
        <source>Connect to &amp;Database…</source>
        <translation>连接数据库(&amp;D)…</translation>
    </message>
</context>
<context>
    <name>ui::AlertRulesPanel</name>
    <message>
        <source>Call me to customers who wait</source>
        <translation>有客户等待时提醒我</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>播放提示音</translation>
    </message>
    <message>
        <source>only once</source>
        <translation>仅一次</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>试一下</translation>
    </message>
    <message>
        <source>Try sound and notification</source>
        <translation>试一下声音和通知</translation>
    </message>
    <message>
        <source>A wait is long after</source>
        <translation>等待过长的时限</translation>
    </message>
    <message>
        <source>Call again every</source>
        <translation>重复提醒间隔</translation>
    </message>
    <message>
        <source> min</source>
        <comment>unit after a number</comment>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Shop %1</source>
        <translation>店铺 %1</translation>
    </message>
    <message>
        <source>Minutes until a wait is long in shop %1</source>
        <translation>店铺 %1 等待过长的时限（分钟）</translation>
    </message>
</context>
<context>
    <name>ui::Alerts</name>
    <message>
        <source>%1 waits for a person</source>
        <translation>%1 正在等待人工客服</translation>
    </message>
    <message>
        <source>%1 is waiting</source>
        <translation>%1 正在等待</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) are waiting</source>
        <translation>
            <numerusform>%n 位客户正在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, waiting for %2</source>
        <translation>%1，已等待 %2</translation>
    </message>
    <message>
        <source>%1, waiting for %2: “%3”</source>
        <translation>%1，已等待 %2：“%3”</translation>
    </message>
    <message>
        <source>This is a test</source>
        <translation>这是一次测试</translation>
    </message>
    <message>
        <source>Alerts come like this.</source>
        <translation>提醒会这样显示。</translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation>实时：%1</translation>
    </message>
    <message numerus="yes">
        <source>%L1 waiting</source>
        <translation>
            <numerusform>%L1 人在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>alerts are muted</source>
        <translation>提醒已静音</translation>
    </message>
</context>
<context>
    <name>ui::AlertsPopup</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
    <message>
        <source>Customers who want a person</source>
        <translation>需要人工客服的客户</translation>
    </message>
    <message>
        <source>Nobody needs you right now.</source>
        <translation>目前没有客户需要您。</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) want a person</source>
        <translation>
            <numerusform>%n 位客户需要人工客服</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand-off: %1</source>
        <translation>转人工：%1</translation>
    </message>
    <message>
        <source>Long wait: %1</source>
        <translation>等待过长：%1</translation>
    </message>
</context>
<context>
    <name>ui::AnswerBox</name>
    <message>
        <source>Answer the customer…</source>
        <translation>回复客户…</translation>
    </message>
    <message>
        <source>Answer to the customer</source>
        <translation>给客户的回复</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line</source>
        <translation>Enter 发送，Shift+Enter 换行</translation>
    </message>
    <message>
        <source>The bot will go on answering too.</source>
        <translation>机器人也会继续回复。</translation>
    </message>
    <message>
        <source>Answer anyway</source>
        <translation>仍要回复</translation>
    </message>
    <message>
        <source>Rather not</source>
        <translation>暂不回复</translation>
    </message>
    <message>
        <source>Watching only. Answering is switched off for this workspace.</source>
        <translation>仅查看。此工作区已关闭回复。</translation>
    </message>
    <message>
        <source>How to allow</source>
        <translation>如何开启</translation>
    </message>
    <message>
        <source>Enter once more sends it all the same</source>
        <translation>再按一次 Enter 仍会发送</translation>
    </message>
</context>
<context>
    <name>ui::BackendSection</name>
    <message>
        <source>Shop&apos;s backend</source>
        <translation>商店后端</translation>
    </message>
    <message>
        <source>•••••••• stored; type to replace it</source>
        <translation>•••••••• 已保存；输入即可替换</translation>
    </message>
    <message>
        <source>The password is kept in this computer&apos;s key ring, never in a file.</source>
        <translation>密码保存在本机的密钥环中，绝不写入文件。</translation>
    </message>
    <message>
        <source>No key ring can be reached: the password is kept for this session only.</source>
        <translation>无法访问密钥环：密码仅在本次会话中保存。</translation>
    </message>
    <message>
        <source>An environment variable gives the password and wins over what is stored.</source>
        <translation>环境变量提供了密码，优先于已保存的内容。</translation>
    </message>
    <message>
        <source>There is no password yet.</source>
        <translation>还没有密码。</translation>
    </message>
    <message>
        <source>The address begins with https:// and the name of the server</source>
        <translation>地址以 https:// 和服务器名称开头</translation>
    </message>
    <message>
        <source>A user is needed</source>
        <translation>需要用户名</translation>
    </message>
    <message>
        <source>Connected with the shop&apos;s backend.</source>
        <translation>已连接商店后端。</translation>
    </message>
    <message>
        <source>The backend was disconnected and its password removed.</source>
        <translation>后端已断开，密码已删除。</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>the password is missing</source>
        <translation>缺少密码</translation>
    </message>
    <message>
        <source>The server the shop&apos;s chats run on. The account is saved after it has passed the test, and takes effect at once.</source>
        <translation>商店聊天所在的服务器。账号通过测试后才会保存，并立即生效。</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>地址(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>A&amp;llow answering customers</source>
        <translation>允许回复客户(&amp;L)</translation>
    </message>
    <message>
        <source>Off: this program only watches. On: what you send on the Live page is stored in the shop&apos;s database and shown to the customer.</source>
        <translation>关闭：本程序只旁观。开启：您在“实时”页发送的内容会存入商店数据库并显示给客户。</translation>
    </message>
    <message>
        <source>▲ Customers will see what you send from this program, under the name of the backend&apos;s user. Nothing is sent without you pressing Send.</source>
        <translation>▲ 客户会看到您从本程序发送的内容，署名为后端用户。只有您按下“发送”才会发出。</translation>
    </message>
    <message>
        <source>Allow Answering</source>
        <translation>允许回复</translation>
    </message>
    <message>
        <source>Go On Watching</source>
        <translation>继续旁观</translation>
    </message>
</context>
<context>
    <name>ui::BotPicker</name>
    <message>
        <source>%1 (draft)</source>
        <translation>%1（草稿）</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Bot by name or id</source>
        <translation>按名称或 ID 选择机器人</translation>
    </message>
    <message>
        <source>Which bot is asked; an id may be pasted</source>
        <translation>向哪个机器人提问；也可粘贴 ID</translation>
    </message>
</context>
<context>
    <name>ui::CheckList</name>
    <message>
        <source>Reach the service</source>
        <translation>连接服务</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>加密</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>登录</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>First bot</source>
        <translation>第一个机器人</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>a step that runs</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1: left out</source>
        <translation>%1：已跳过</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>step; time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2 · %3</source>
        <comment>step; what was found; time</comment>
        <translation>%1：%2 · %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step; why it failed</comment>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of them cannot be read this way</source>
        <translation>其中 %1 条无法以此方式读取</translation>
    </message>
    <message>
        <source>other lines: %1</source>
        <translation>其他行：%1</translation>
    </message>
    <message>
        <source>newest %1</source>
        <translation>最新 %1</translation>
    </message>
    <message>
        <source>the backend cannot send the messages of signed-in customers; read its database to have all</source>
        <translation>后端无法发送已登录客户的消息；读取其数据库可获得全部</translation>
    </message>
    <message>
        <source>nothing came within the time of the test, which may be fine</source>
        <translation>测试期间没有事件到来，这可能是正常的</translation>
    </message>
    <message>
        <source>only the first part was counted</source>
        <translation>只统计了前一部分</translation>
    </message>
    <message>
        <source>about</source>
        <translation>约</translation>
    </message>
    <message>
        <source>you may write to it; this program only reads it</source>
        <translation>您可以写入；本程序只读取</translation>
    </message>
    <message>
        <source>read-only for you, which is enough</source>
        <translation>对您只读，这已足够</translation>
    </message>
    <message>
        <source>JSON Lines</source>
        <translation>JSON Lines</translation>
    </message>
    <message>
        <source>CSV</source>
        <translation>CSV</translation>
    </message>
    <message>
        <source>the backend&apos;s SQLite file</source>
        <translation>后端的 SQLite 文件</translation>
    </message>
    <message>
        <source>The right server</source>
        <translation>服务器是否正确</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>会话已打开</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>首个事件</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>文件类型</translation>
    </message>
    <message>
        <source>Tables and columns</source>
        <translation>表和列</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>写入</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1：已停止</translation>
    </message>
    <message>
        <source>round trip %1 ms</source>
        <translation>往返 %1 毫秒</translation>
    </message>
    <message>
        <source>%1 ms behind</source>
        <translation>落后 %1 毫秒</translation>
    </message>
    <message>
        <source>this account could write; this program does not unless you allow it. An account that may only read is safer</source>
        <translation>此账号可以写入；除非您允许，本程序不会写入。只读账号更安全</translation>
    </message>
    <message>
        <source>not encrypted: what is read can be seen on the way</source>
        <translation>未加密：读取的内容可能在途中被看到</translation>
    </message>
    <message>
        <source>not encrypted; it does not leave this computer</source>
        <translation>未加密；数据不离开本机</translation>
    </message>
    <message>
        <source>nobody checks that it is the right server</source>
        <translation>未核实是否为正确的服务器</translation>
    </message>
    <message>
        <source>this is no copy but a primary of its own</source>
        <translation>这不是副本，而是独立的主服务器</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>数据表</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>权限</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>延迟</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>副本</translation>
    </message>
</context>
<context>
    <name>ui::CommentDialog</name>
    <message>
        <source>Comment on a Message</source>
        <translation>批注消息</translation>
    </message>
    <message>
        <source>&amp;Comment:</source>
        <translation>批注(&amp;C)：</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves. An empty comment is removed.</source>
        <translation>按 Ctrl+Enter 保存。空批注将被移除。</translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Picture %1</source>
        <translation>图片 %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation>按 Esc 停止回答</translation>
    </message>
    <message>
        <source>A picture needs a question beside it.</source>
        <translation>图片需要配一个问题。</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line</source>
        <translation>Enter 发送，Shift+Enter 换行</translation>
    </message>
    <message>
        <source>Remove the picture %1</source>
        <translation>移除图片 %1</translation>
    </message>
    <message>
        <source>Add Pictures</source>
        <translation>添加图片</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp *.bmp)</source>
        <translation>图片 (*.png *.jpg *.jpeg *.gif *.webp *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Ask the bot something…</source>
        <translation>向机器人提问…</translation>
    </message>
    <message>
        <source>Question to the bot</source>
        <translation>给机器人的问题</translation>
    </message>
    <message>
        <source>Add pictures to the question</source>
        <translation>为问题添加图片</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>添加图片</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionSection</name>
    <message>
        <source>testing…</source>
        <translation>正在测试…</translation>
    </message>
    <message>
        <source>the test failed</source>
        <translation>测试未通过</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection; what went wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Stop the Test</source>
        <translation>停止测试</translation>
    </message>
    <message>
        <source>Test and Save</source>
        <translation>测试并保存</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionsPage</name>
    <message>
        <source>The report was copied.</source>
        <translation>报告已复制。</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>time; what went wrong</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Last errors</source>
        <translation>最近的错误</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection; its state</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1（%2 次）</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>目前没有。</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>连接</translation>
    </message>
</context>
<context>
    <name>ui::ContextPanel</name>
    <message>
        <source>About the conversation</source>
        <translation>关于此会话</translation>
    </message>
    <message>
        <source>Open a conversation to see what is known about it.</source>
        <translation>打开一个会话以查看其相关信息。</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>复制 ID</translation>
    </message>
    <message>
        <source>Copy the conversation&apos;s id</source>
        <translation>复制会话的 ID</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>All chats of this customer</source>
        <translation>此客户的所有会话</translation>
    </message>
    <message>
        <source>Show only this customer in the list</source>
        <translation>列表中只显示此客户</translation>
    </message>
    <message>
        <source>Conversations of the customer</source>
        <translation>客户的会话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Marks of the conversation</source>
        <translation>会话的标记</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>First</source>
        <translation>最早</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>最近</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Customer messages</source>
        <translation>客户消息</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>ID</translation>
    </message>
    <message>
        <source>%1 (guest)</source>
        <translation>%1（访客）</translation>
    </message>
    <message>
        <source>★ %1  %2</source>
        <translation>★ %1  %2</translation>
    </message>
    <message>
        <source>Marked, %1: %2</source>
        <translation>已标记，%1：%2</translation>
    </message>
    <message>
        <source>%1 or earlier</source>
        <translation>%1 或更早</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 或更多</translation>
    </message>
</context>
<context>
    <name>ui::ConversationListModel</name>
    <message>
        <source>guest</source>
        <translation>访客</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>%n 个标记</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message numerus="yes">
        <source>at least %n message(s)</source>
        <translation>
            <numerusform>至少 %n 条消息</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::ConversationPrinter</name>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Only the first %L1 messages are printed. Export the conversation to have all of them.</source>
        <translation>只打印前 %L1 条消息。要获得全部消息，请导出会话。</translation>
    </message>
    <message>
        <source>%1 – page %L2</source>
        <translation>%1 – 第 %L2 页</translation>
    </message>
</context>
<context>
    <name>ui::CozeForm</name>
    <message>
        <source>Client id and public key fingerprint are needed.</source>
        <translation>需要客户端 ID 和公钥指纹。</translation>
    </message>
    <message>
        <source>Choose the Private Key</source>
        <translation>选择私钥</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key)</source>
        <translation>密钥 (*.pem *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>无法读取文件：%1</translation>
    </message>
    <message>
        <source>&amp;Region:</source>
        <translation>区域(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>地址(&amp;A)：</translation>
    </message>
    <message>
        <source>Sign in &amp;with:</source>
        <translation>登录方式(&amp;W)：</translation>
    </message>
    <message>
        <source>Personal access &amp;token:</source>
        <translation>个人访问令牌(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Client id:</source>
        <translation>客户端 ID(&amp;C)：</translation>
    </message>
    <message>
        <source>Public key &amp;fingerprint:</source>
        <translation>公钥指纹(&amp;F)：</translation>
    </message>
    <message>
        <source>Private &amp;key:</source>
        <translation>私钥(&amp;K)：</translation>
    </message>
    <message>
        <source>International (coze.com)</source>
        <translation>国际版 (coze.com)</translation>
    </message>
    <message>
        <source>China (coze.cn)</source>
        <translation>中国版 (coze.cn)</translation>
    </message>
    <message>
        <source>Own server (Coze Studio)</source>
        <translation>自建服务器 (Coze Studio)</translation>
    </message>
    <message>
        <source>Personal access token</source>
        <translation>个人访问令牌</translation>
    </message>
    <message>
        <source>OAuth app (JWT)</source>
        <translation>OAuth 应用 (JWT)</translation>
    </message>
    <message>
        <source>•••••••• stored; type or paste to replace it</source>
        <translation>•••••••• 已保存；输入或粘贴即可替换</translation>
    </message>
    <message>
        <source>From File…</source>
        <translation>从文件…</translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s key ring, never in a file.</source>
        <translation>保存在本机的密钥环中，绝不写入文件。</translation>
    </message>
    <message>
        <source>No key ring can be reached: it is kept for this session only.</source>
        <translation>无法访问密钥环：仅在本次会话中保存。</translation>
    </message>
    <message>
        <source>An environment variable gives the secret and wins over what is stored.</source>
        <translation>环境变量提供了密钥，优先于已保存的内容。</translation>
    </message>
</context>
<context>
    <name>ui::CozeSection</name>
    <message>
        <source>Coze account</source>
        <translation>Coze 账号</translation>
    </message>
    <message>
        <source>There is no private key yet.</source>
        <translation>还没有私钥。</translation>
    </message>
    <message>
        <source>There is no token yet.</source>
        <translation>还没有令牌。</translation>
    </message>
    <message>
        <source>Connected. The Test page can ask your bots now.</source>
        <translation>已连接。现在可以在“测试”页向您的机器人提问。</translation>
    </message>
    <message>
        <source>The account was disconnected and its secret removed.</source>
        <translation>账号已断开，密钥已删除。</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>sign-in failed</source>
        <translation>登录失败</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>○ Not connected.</source>
        <translation>○ 未连接。</translation>
    </message>
    <message>
        <source>● Connected with a personal token.</source>
        <translation>● 已用个人令牌连接。</translation>
    </message>
    <message>
        <source>● Access token valid for %1 min.</source>
        <translation>● 访问令牌还有 %1 分钟有效。</translation>
    </message>
    <message>
        <source>● Connected; an access token is fetched with the first question.</source>
        <translation>● 已连接；首次提问时获取访问令牌。</translation>
    </message>
    <message>
        <source>Reused %1, exchanged %2, failed %3, waited for another one&apos;s exchange %4.</source>
        <translation>复用 %1，换取 %2，失败 %3，等待他人换取 %4。</translation>
    </message>
    <message>
        <source>▲ This computer&apos;s clock differs from the service&apos;s by %1 s; it is allowed for.</source>
        <translation>▲ 本机时钟与服务相差 %1 秒；已作修正。</translation>
    </message>
    <message>
        <source>The sample shop answers on this computer with bots of its own. Nothing leaves it. Go back to your own archive to connect an account.</source>
        <translation>示例商店用自己的机器人在本机作答，数据不会离开本机。要连接账号，请返回自己的归档。</translation>
    </message>
    <message>
        <source>Paste a token or the key of an OAuth app. It is saved after it has passed the test.</source>
        <translation>粘贴令牌或 OAuth 应用的密钥。通过测试后才会保存。</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开</translation>
    </message>
</context>
<context>
    <name>ui::DatabaseForm</name>
    <message>
        <source>An address is needed</source>
        <translation>需要地址</translation>
    </message>
    <message>
        <source>The history is copied to this computer: every search is instant, and it can be read without a network.</source>
        <translation>历史记录会复制到本机：搜索即时完成，无网络也能阅读。</translation>
    </message>
    <message>
        <source>Nothing is copied: for a history that is too large, or must always be the latest. Searching in texts can take long.</source>
        <translation>不复制任何内容：适合过大或必须始终最新的历史记录。文本搜索可能较慢。</translation>
    </message>
    <message numerus="yes">
        <source> month(s)</source>
        <comment>after a number; of history that is kept</comment>
        <translation>
            <numerusform> 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>地址(&amp;A)：</translation>
    </message>
    <message>
        <source>H&amp;ost:</source>
        <translation>主机(&amp;O)：</translation>
    </message>
    <message>
        <source>&amp;Database:</source>
        <translation>数据库(&amp;D)：</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>用户(&amp;U)：</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>密码(&amp;P)：</translation>
    </message>
    <message>
        <source>&amp;Replica:</source>
        <translation>副本(&amp;R)：</translation>
    </message>
    <message>
        <source>&amp;History:</source>
        <translation>历史记录(&amp;H)：</translation>
    </message>
    <message>
        <source>&amp;Keep:</source>
        <translation>保留(&amp;K)：</translation>
    </message>
    <message>
        <source>Por&amp;t:</source>
        <translation>端口(&amp;T)：</translation>
    </message>
    <message>
        <source>Check the server&apos;s &amp;certificate</source>
        <translation>检查服务器证书(&amp;C)</translation>
    </message>
    <message>
        <source>Without it the connection is encrypted, but another server could pretend to be this one (sslmode=verify-full).</source>
        <translation>不检查时连接仍加密，但其他服务器可能冒充它（sslmode=verify-full）。</translation>
    </message>
    <message>
        <source>Paste it whole: it fills the fields below, and a password in it moves to its field.</source>
        <translation>粘贴完整地址：会填写下方各项，其中的密码会移到密码栏。</translation>
    </message>
    <message>
        <source>Optional: a copy of the server that answers what is only read. What its address leaves out is as above.</source>
        <translation>可选：只负责读取的服务器副本。地址中未写的部分与上面相同。</translation>
    </message>
    <message>
        <source>Copied to this computer</source>
        <translation>复制到本机</translation>
    </message>
    <message>
        <source>Read from the server</source>
        <translation>从服务器读取</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>全部</translation>
    </message>
</context>
<context>
    <name>ui::DatabaseSection</name>
    <message>
        <source>Shop&apos;s database</source>
        <translation>商店数据库</translation>
    </message>
    <message>
        <source>•••••••• stored; type to replace it</source>
        <translation>•••••••• 已保存；输入即可替换</translation>
    </message>
    <message>
        <source>Connected with the shop&apos;s database. Its history is read from the server.</source>
        <translation>已连接商店数据库。历史记录从服务器读取。</translation>
    </message>
    <message>
        <source>Connected with the shop&apos;s database. Its history is copied here, the newest first.</source>
        <translation>已连接商店数据库。历史记录从最新的开始复制到本机。</translation>
    </message>
    <message>
        <source>The database was disconnected and its password removed. What was copied stays.</source>
        <translation>数据库已断开，密码已删除。已复制的内容保留。</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>The shop&apos;s own PostgreSQL, and a copy of it that answers what is only read. It is saved after it has passed the test, becomes the source of the history, and is never written to unless you allow it.</source>
        <translation>商店自己的 PostgreSQL，以及只负责读取的副本。通过测试后才会保存，并成为历史记录的来源；除非您允许，绝不写入。</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>断开连接</translation>
    </message>
</context>
<context>
    <name>ui::DatabaseStanding</name>
    <message>
        <source>%1: %2 open, %3 busy, %4 waiting · longest wait %5 ms</source>
        <comment>server; connections; questions</comment>
        <translation>%1：%2 个打开，%3 个忙，%4 个等待 · 最长等待 %5 毫秒</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>主服务器</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>副本</translation>
    </message>
    <message>
        <source>Neither server can be reached.</source>
        <translation>两台服务器都无法连接。</translation>
    </message>
    <message>
        <source>The replica answered last.</source>
        <translation>最近一次由副本应答。</translation>
    </message>
    <message>
        <source>The primary answered last.</source>
        <translation>最近一次由主服务器应答。</translation>
    </message>
    <message>
        <source>The replica was not looked at yet.</source>
        <translation>尚未检查副本。</translation>
    </message>
    <message>
        <source>The replica is left out: it does not answer.</source>
        <translation>未使用副本：它没有应答。</translation>
    </message>
    <message>
        <source>The replica is left out: it is too far behind.</source>
        <translation>未使用副本：落后太多。</translation>
    </message>
    <message>
        <source>The replica is left out: it has become a primary.</source>
        <translation>未使用副本：它已成为主服务器。</translation>
    </message>
    <message>
        <source>The replica waits for what was written here.</source>
        <translation>副本正在等待此处写入的内容。</translation>
    </message>
    <message>
        <source>The replica is left out: it is no copy of this primary.</source>
        <translation>未使用副本：它不是该主服务器的副本。</translation>
    </message>
    <message>
        <source>The replica is %1 ms behind.</source>
        <translation>副本落后 %1 毫秒。</translation>
    </message>
    <message>
        <source>Connections to the server</source>
        <translation>与服务器的连接</translation>
    </message>
    <message>
        <source>No statement took 200 ms or longer so far.</source>
        <translation>目前没有耗时 200 毫秒以上的语句。</translation>
    </message>
    <message>
        <source>Slow statements</source>
        <translation>慢语句</translation>
    </message>
    <message>
        <source>Slow statement</source>
        <translation>慢语句</translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds, heading of a column</comment>
        <translation>毫秒</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Being copied: %1 of about %2 messages, the newest first.</source>
        <translation>正在复制：约 %2 条消息中的 %1 条，从最新的开始。</translation>
    </message>
    <message>
        <source>Being copied, the newest messages first.</source>
        <translation>正在复制，从最新的消息开始。</translation>
    </message>
    <message>
        <source>Copied: complete up to %1.</source>
        <translation>已复制：截至 %1 完整。</translation>
    </message>
    <message>
        <source>Copied; what is new is being read.</source>
        <translation>已复制；正在读取新内容。</translation>
    </message>
    <message>
        <source>The copy cannot be brought up to date. %1</source>
        <translation>无法更新副本。%1</translation>
    </message>
</context>
<context>
    <name>ui::DateScrubber</name>
    <message>
        <source>Time in the conversation</source>
        <translation>会话中的时间</translation>
    </message>
    <message>
        <source>%1, of %2 to %3</source>
        <translation>%1，范围 %2 至 %3</translation>
    </message>
</context>
<context>
    <name>ui::Dates</name>
    <message>
        <source>d MMM HH:mm</source>
        <comment>date format: day and month, then time</comment>
        <translation>M月d日 HH:mm</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>date format: weekday, day and month</comment>
        <translation>M月d日 ddd</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>date format: weekday, day, month and year</comment>
        <translation>yyyy年M月d日 ddd</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>date format: short, with year and time</comment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>d MMMM yyyy HH:mm</source>
        <comment>date format: long, with year and time</comment>
        <translation>yyyy年M月d日 HH:mm</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy HH:mm:ss</source>
        <comment>date format: everything, with weekday and seconds</comment>
        <translation>yyyy年M月d日 dddd HH:mm:ss</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>time and its zone</comment>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>ui::EmptyResult</name>
    <message>
        <source>Wider searches</source>
        <translation>更宽的搜索</translation>
    </message>
    <message>
        <source>%1 without the date filter</source>
        <translation>不按日期筛选：%1</translation>
    </message>
    <message>
        <source>%1 with any of the words</source>
        <translation>含任一词语：%1</translation>
    </message>
    <message>
        <source>%1 with any of the words, without filters</source>
        <translation>含任一词语且不筛选：%1</translation>
    </message>
    <message>
        <source>%1 without filters</source>
        <translation>不筛选：%1</translation>
    </message>
    <message>
        <source>%1 also inside of words</source>
        <translation>包括词语内部：%1</translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation>不含“%2”条件：%1</translation>
    </message>
    <message>
        <source>This history has no conversations yet.</source>
        <translation>此历史中还没有会话。</translation>
    </message>
    <message>
        <source>No message meets these filters.</source>
        <translation>没有符合这些筛选条件的消息。</translation>
    </message>
    <message>
        <source>No message contains &lt;b&gt;%1&lt;/b&gt; with these filters.</source>
        <translation>在这些筛选条件下没有包含 &lt;b&gt;%1&lt;/b&gt; 的消息。</translation>
    </message>
    <message>
        <source>No message contains &lt;b&gt;%1&lt;/b&gt;.</source>
        <translation>没有包含 &lt;b&gt;%1&lt;/b&gt; 的消息。</translation>
    </message>
</context>
<context>
    <name>ui::ErrorPage</name>
    <message>
        <source>Details</source>
        <translation>详细信息</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>Look at Sample Data</source>
        <translation>查看示例数据</translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation>复制详细信息</translation>
    </message>
</context>
<context>
    <name>ui::Errors</name>
    <message>
        <source>It is not here any more</source>
        <translation>它已不在这里</translation>
    </message>
    <message>
        <source>This file cannot be understood</source>
        <translation>无法识别此文件</translation>
    </message>
    <message>
        <source>This file needs another version</source>
        <translation>此文件需要其他版本</translation>
    </message>
    <message>
        <source>This place cannot be written to</source>
        <translation>无法写入此位置</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>磁盘已满</translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation>另一个程序正在使用归档</translation>
    </message>
    <message>
        <source>The archive is damaged</source>
        <translation>归档已损坏</translation>
    </message>
    <message>
        <source>The archive did not answer</source>
        <translation>归档没有响应</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>无法打开文件</translation>
    </message>
    <message>
        <source>What you asked for is no longer in the archive. Press F5 to read the list again.</source>
        <translation>您请求的内容已不在归档中。按 F5 重新读取列表。</translation>
    </message>
    <message>
        <source>Nothing in it looks like chat messages. Choose a JSON Lines, CSV or SQLite file with messages, gzipped or not.</source>
        <translation>其中没有类似聊天消息的内容。请选择包含消息的 JSON Lines、CSV 或 SQLite 文件，可用 gzip 压缩。</translation>
    </message>
    <message>
        <source>It was made for another version of this program, or has other columns than it expects. It was left untouched. Update the program or choose another file.</source>
        <translation>它是为本程序的其他版本创建的，或者列与预期不符。文件未被改动。请更新程序或选择其他文件。</translation>
    </message>
    <message>
        <source>You can go on reading. To change something, give yourself the right to write to the folder or copy it to another place.</source>
        <translation>您可以继续阅读。要进行更改，请为自己授予该文件夹的写入权限，或将其复制到其他位置。</translation>
    </message>
    <message>
        <source>Nothing was lost. Free some space, then try again.</source>
        <translation>没有任何内容丢失。请释放一些空间，然后重试。</translation>
    </message>
    <message>
        <source>Only one program can write at a time. Wait until it is done or close it, then try again.</source>
        <translation>同一时间只能有一个程序写入。请等待它完成或将其关闭，然后重试。</translation>
    </message>
    <message>
        <source>Parts of it cannot be read. Move the file away and import your history files again; they are not affected.</source>
        <translation>其中一部分无法读取。请移走该文件并重新导入您的历史文件；历史文件不受影响。</translation>
    </message>
    <message>
        <source>Try again. When it happens again, copy the details and send them to whoever looks after your program.</source>
        <translation>请重试。如果再次发生，请复制详细信息并发送给维护此程序的人员。</translation>
    </message>
    <message>
        <source>Check that it is still there and that you may read it, then try again.</source>
        <translation>请确认文件仍然存在且您有读取权限，然后重试。</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>无连接</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>连接不安全</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>未及时响应</translation>
    </message>
    <message>
        <source>The key or token was refused</source>
        <translation>密钥或令牌被拒绝</translation>
    </message>
    <message>
        <source>The account may not do this</source>
        <translation>账号无权执行此操作</translation>
    </message>
    <message>
        <source>The service asks to slow down</source>
        <translation>服务要求放慢速度</translation>
    </message>
    <message>
        <source>The answer could not be understood</source>
        <translation>无法理解响应</translation>
    </message>
    <message>
        <source>The service reports an error</source>
        <translation>服务报告错误</translation>
    </message>
    <message>
        <source>The service does not know it. Check the id, the region and the account.</source>
        <translation>服务不认识它。请检查 ID、区域和账号。</translation>
    </message>
    <message>
        <source>The request cannot be sent like this. Change it, then try again.</source>
        <translation>无法这样发送请求。请修改后重试。</translation>
    </message>
    <message>
        <source>A chat is still running in this conversation. Wait for it or stop it, then ask again.</source>
        <translation>此会话中仍有对话在进行。请等待或停止它，然后再问。</translation>
    </message>
    <message>
        <source>The service cannot be reached. Check the network and the address, then try again.</source>
        <translation>无法连接服务。请检查网络和地址后重试。</translation>
    </message>
    <message>
        <source>The other side could not prove who it is, so nothing was sent. Check the address and this computer&apos;s date.</source>
        <translation>对方无法证明身份，因此未发送任何内容。请检查地址和本机日期。</translation>
    </message>
    <message>
        <source>The service did not answer in time. Try again.</source>
        <translation>服务未及时响应。请重试。</translation>
    </message>
    <message>
        <source>The key or token is missing, wrong, revoked or of another region. Replace it on the Connections page.</source>
        <translation>密钥或令牌缺失、错误、已吊销或属于其他区域。请在“连接”页替换。</translation>
    </message>
    <message>
        <source>This account lacks a permission for it. Check the token&apos;s permissions, its workspace and its region.</source>
        <translation>此账号缺少所需权限。请检查令牌的权限、工作空间和区域。</translation>
    </message>
    <message>
        <source>The service asks to slow down, or a quota is used up. Try again later.</source>
        <translation>服务要求放慢速度，或配额已用完。请稍后重试。</translation>
    </message>
    <message>
        <source>The answer was cut or is of an unknown kind. Try again; copy the report when it stays.</source>
        <translation>响应被截断或类型未知。请重试；若仍如此，请复制报告。</translation>
    </message>
    <message>
        <source>The service refused it.</source>
        <translation>服务拒绝了请求。</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>代码 %1</translation>
    </message>
    <message>
        <source>log id %1</source>
        <translation>日志 ID %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence; details</comment>
        <translation>%1（%2）</translation>
    </message>
    <message>
        <source>It is not there. Check the address or the file.</source>
        <translation>它不在那里。请检查地址或文件。</translation>
    </message>
    <message>
        <source>It cannot be used like this. Correct it, then test again.</source>
        <translation>不能这样使用。请更正后再测试。</translation>
    </message>
    <message>
        <source>The other side is of another version than this program knows.</source>
        <translation>对方的版本是本程序不认识的。</translation>
    </message>
    <message>
        <source>Another program has locked it. Try again in a moment.</source>
        <translation>其他程序已将其锁定。请稍后再试。</translation>
    </message>
    <message>
        <source>The file is damaged. Choose a copy of it.</source>
        <translation>文件已损坏。请选择它的副本。</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is there and that you may read it.</source>
        <translation>无法读取文件。请确认它存在且您有权读取。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network and the address, then try again.</source>
        <translation>无法连接服务器。请检查网络和地址后重试。</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation>服务器未及时应答。请重试。</translation>
    </message>
    <message>
        <source>User or password is missing or refused. Type the password of the backend again.</source>
        <translation>用户名或密码缺失或被拒绝。请重新输入后端密码。</translation>
    </message>
    <message>
        <source>The server lets nobody in from here. Ask who looks after it.</source>
        <translation>服务器不允许从这里进入。请询问其管理者。</translation>
    </message>
    <message>
        <source>The server asks to slow down. Try again later.</source>
        <translation>服务器要求放慢。请稍后再试。</translation>
    </message>
    <message>
        <source>Something else answers there than the shop&apos;s server. Check the address and the path.</source>
        <translation>那里应答的不是商店的服务器。请检查地址和路径。</translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation>服务器拒绝了。</translation>
    </message>
    <message>
        <source>There is no such database on this server. Check its name.</source>
        <translation>此服务器上没有该数据库。请检查名称。</translation>
    </message>
    <message>
        <source>This is not the database of the shop&apos;s backend, or one of another version.</source>
        <translation>这不是商店后端的数据库，或版本不同。</translation>
    </message>
    <message>
        <source>The database is busy or takes no more connections. Try again in a moment.</source>
        <translation>数据库繁忙或不再接受连接。请稍后再试。</translation>
    </message>
    <message>
        <source>The database refused it.</source>
        <translation>数据库拒绝了。</translation>
    </message>
    <message>
        <source>The database cannot be reached. Check the network, the host and the port, then try again.</source>
        <translation>无法连接数据库。请检查网络、主机和端口后重试。</translation>
    </message>
    <message>
        <source>The database did not answer in time. Try again.</source>
        <translation>数据库未及时应答。请重试。</translation>
    </message>
    <message>
        <source>The connection to the database could not be made safe, so nothing was sent. Check the certificate and the name of the server.</source>
        <translation>无法建立安全的数据库连接，因此未发送任何内容。请检查服务器的证书和名称。</translation>
    </message>
    <message>
        <source>The database does not let this user in. Check user and password.</source>
        <translation>数据库不允许该用户登录。请检查用户名和密码。</translation>
    </message>
    <message>
        <source>This account may not read the shop&apos;s tables. Ask whoever looks after the database for SELECT on them.</source>
        <translation>此账号无权读取商店的数据表。请向数据库管理者申请 SELECT 权限。</translation>
    </message>
    <message>
        <source>The database is only read. Writing has to be allowed for this workspace first.</source>
        <translation>数据库只供读取。须先允许此工作区写入。</translation>
    </message>
    <message>
        <source>Something else than PostgreSQL answers there. Check the host and the port.</source>
        <translation>那里应答的不是 PostgreSQL。请检查主机和端口。</translation>
    </message>
</context>
<context>
    <name>ui::EventModel</name>
    <message>
        <source>%1 after %2 seconds</source>
        <translation>%1，%2 秒后</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>秒</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>数据</translation>
    </message>
</context>
<context>
    <name>ui::EventsView</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>%Ln 个事件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln event(s)</source>
        <translation>
            <numerusform>%1 / %Ln 个事件</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>筛选事件</translation>
    </message>
    <message>
        <source>Events of the turn</source>
        <translation>本轮的事件</translation>
    </message>
    <message>
        <source>Data of the event</source>
        <translation>事件的数据</translation>
    </message>
    <message>
        <source>Choose an event to read its data.</source>
        <translation>选择一个事件以查看其数据。</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Copies ids, log id, times and events, without secrets</source>
        <translation>复制各 ID、日志 ID、时间和事件，不含密钥</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>What:</source>
        <translation>内容：</translation>
    </message>
    <message>
        <source>HTML, a readable transcript</source>
        <translation>HTML，便于阅读的对话记录</translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>Excel 工作簿 (XLSX)</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>CSV 表格</translation>
    </message>
    <message>
        <source>JSON Lines, can be imported again</source>
        <translation>JSON Lines，可再次导入</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>格式(&amp;F)：</translation>
    </message>
    <message>
        <source>&amp;Mask personal data (names, addresses, ids)</source>
        <translation>隐藏个人数据（姓名、地址、ID）(&amp;M)</translation>
    </message>
    <message>
        <source>F&amp;ile:</source>
        <translation>文件(&amp;I)：</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>导出进度</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>导出(&amp;E)</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%1 / %2 条消息</translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;The whole history</source>
        <translation>全部历史(&amp;T)</translation>
    </message>
    <message>
        <source>&amp;The filtered set: %1</source>
        <translation>筛选结果(&amp;T)：%1</translation>
    </message>
    <message>
        <source>This &amp;conversation: %1</source>
        <translation>此会话(&amp;C)：%1</translation>
    </message>
    <message>
        <source>This &amp;conversation</source>
        <translation>此会话(&amp;C)</translation>
    </message>
    <message>
        <source>Mar&amp;ked messages</source>
        <translation>已标记的消息(&amp;K)</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>浏览(&amp;B)…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>导出到</translation>
    </message>
    <message>
        <source>chat history %1</source>
        <translation>聊天历史 %1</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>正在导出…</translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>添加筛选条件</translation>
    </message>
    <message>
        <source>Add a filter: shop, bot, language, sender, date, customer or mark</source>
        <translation>添加筛选条件：店铺、机器人、语言、发送者、日期、客户或标记</translation>
    </message>
    <message>
        <source>not %1: %2</source>
        <translation>排除 %1：%2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation>未标记</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>早于</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>起始日</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>%1. Press to include.</source>
        <translation>%1。按下以包含。</translation>
    </message>
    <message>
        <source>%1. Press to exclude.</source>
        <translation>%1。按下以排除。</translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation>移除筛选条件 %1</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>语言(&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Sender</source>
        <translation>发送者(&amp;S)</translation>
    </message>
    <message>
        <source>S&amp;hop</source>
        <translation>店铺(&amp;H)</translation>
    </message>
    <message>
        <source>&amp;Bot</source>
        <translation>机器人(&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>日期(&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Customer…</source>
        <translation>客户(&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Marked</source>
        <translation>已标记(&amp;M)</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>None in this history</source>
        <translation>此历史中没有</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>最近 30 天</translation>
    </message>
    <message>
        <source>From a day on…</source>
        <translation>从某日起…</translation>
    </message>
    <message>
        <source>Before a day…</source>
        <translation>某日之前…</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>约 %1</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Find in conversation</source>
        <translation>在会话中查找</translation>
    </message>
    <message>
        <source>Find previous (Shift+F3)</source>
        <translation>查找上一个 (Shift+F3)</translation>
    </message>
    <message>
        <source>Find next (F3)</source>
        <translation>查找下一个 (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭 (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>未找到</translation>
    </message>
    <message>
        <source>%1, from the other end</source>
        <translation>%1，已从另一端继续</translation>
    </message>
</context>
<context>
    <name>ui::FirstRunPage</name>
    <message>
        <source>Agent Console</source>
        <translation>Agent Console</translation>
    </message>
    <message>
        <source>Your shop&apos;s whole chat history on this computer: searchable, and readable without a network.</source>
        <translation>在本机上保存您店铺的全部聊天历史：可搜索，无需网络即可阅读。</translation>
    </message>
    <message>
        <source>Open a history file</source>
        <translation>打开历史文件</translation>
    </message>
    <message>
        <source>JSON Lines, CSV or the backend&apos;s SQLite file, gzipped or not. You can also drop it on this window.</source>
        <translation>JSON Lines、CSV 或后端的 SQLite 文件，可用 gzip 压缩。也可以将文件拖放到此窗口。</translation>
    </message>
    <message>
        <source>Try with sample data</source>
        <translation>用示例数据试用</translation>
    </message>
    <message>
        <source>Invented conversations in many languages. Nothing leaves this computer, and your own archive stays as it is.</source>
        <translation>多种语言的虚构会话。任何内容都不会离开本机，您自己的归档保持不变。</translation>
    </message>
    <message>
        <source>Connect a bot</source>
        <translation>连接机器人</translation>
    </message>
    <message>
        <source>Paste a Coze token or key, ask your bots and see every event and millisecond of their answers.</source>
        <translation>粘贴 Coze 令牌或密钥，向机器人提问，查看其回答的每个事件和每一毫秒。</translation>
    </message>
    <message>
        <source>Live chats</source>
        <translation>实时聊天</translation>
    </message>
    <message>
        <source>Address, user and password of the shop&apos;s backend: watch customers being answered, and answer yourself when you allow it. Each can follow later.</source>
        <translation>商店后端的地址、用户和密码：旁观客户得到的回复，允许后也可亲自回复。每一项都可以稍后填写。</translation>
    </message>
    <message>
        <source>Connect to a database</source>
        <translation>连接数据库</translation>
    </message>
    <message>
        <source>The shop&apos;s PostgreSQL: paste its address. Its history is copied here, or read where it is.</source>
        <translation>商店的 PostgreSQL：粘贴其地址。历史记录可复制到本机，或就地读取。</translation>
    </message>
</context>
<context>
    <name>ui::GapBar</name>
    <message>
        <source>Gaps</source>
        <translation>缺口</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more gap(s)</source>
        <translation>
            <numerusform>%1，另有 %n 个缺口</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – filling in…</source>
        <translation>%1 – 正在补全…</translation>
    </message>
    <message>
        <source>Fill now</source>
        <translation>立即补全</translation>
    </message>
</context>
<context>
    <name>ui::GoToDateDialog</name>
    <message>
        <source>Go to Date or Message</source>
        <translation>转到日期或消息</translation>
    </message>
    <message>
        <source>&amp;Date, time or message id:</source>
        <translation>日期、时间或消息 ID(&amp;D)：</translation>
    </message>
    <message>
        <source>18.11 17:00 · 2025-11-18 · yesterday 17:00</source>
        <translation>18.11 17:00 · 2025-11-18 · 昨天 17:00</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>转到(&amp;G)</translation>
    </message>
    <message>
        <source>The start of %1</source>
        <translation>%1 的开始</translation>
    </message>
    <message>
        <source>The message with the id %1</source>
        <translation>ID 为 %1 的消息</translation>
    </message>
    <message>
        <source>The nearest message at or after that time is shown.</source>
        <translation>将显示该时间或之后最近的消息。</translation>
    </message>
    <message>
        <source>This is no date, time or id yet.</source>
        <translation>这还不是日期、时间或 ID。</translation>
    </message>
</context>
<context>
    <name>ui::HistoryDelegate</name>
    <message>
        <source>guest</source>
        <translation>访客</translation>
    </message>
</context>
<context>
    <name>ui::HistoryOutput</name>
    <message>
        <source>The message was copied.</source>
        <translation>消息已复制。</translation>
    </message>
    <message>
        <source>The ids were copied. Paste them into the search field.</source>
        <translation>ID 已复制。请粘贴到搜索框中。</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) exported to %1.</source>
        <translation>
            <numerusform>已将 %n 条消息导出到 %1。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were longer than a cell can hold.</source>
        <translation>
            <numerusform>%n 段文本超出单元格的容量。</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>在文件夹中显示</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>正在打印…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>The first %L1 messages were printed; export the conversation to have all of them.</source>
        <translation>已打印前 %L1 条消息；要获得全部消息，请导出会话。</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>已发送到打印机。</translation>
    </message>
</context>
<context>
    <name>ui::HistoryPage</name>
    <message>
        <source>Search everywhere</source>
        <translation>搜索全部</translation>
    </message>
    <message>
        <source>The id was copied.</source>
        <translation>ID 已复制。</translation>
    </message>
    <message numerus="yes">
        <source>%1 hit(s)</source>
        <translation>
            <numerusform>%1 个命中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 conversation(s)</source>
        <translation>
            <numerusform>%1 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
</context>
<context>
    <name>ui::HitHeader</name>
    <message>
        <source>Previous in the list (Alt+Up)</source>
        <translation>列表中的上一个 (Alt+Up)</translation>
    </message>
    <message>
        <source>Next in the list (Alt+Down)</source>
        <translation>列表中的下一个 (Alt+Down)</translation>
    </message>
    <message>
        <source>hit %1</source>
        <translation>命中 %1</translation>
    </message>
    <message>
        <source>chat %1</source>
        <translation>会话 %1</translation>
    </message>
    <message>
        <source>hit %1 of %2</source>
        <translation>命中 %1/%2</translation>
    </message>
    <message>
        <source>chat %1 of %2</source>
        <translation>会话 %1/%2</translation>
    </message>
</context>
<context>
    <name>ui::HitListModel</name>
    <message>
        <source>marked</source>
        <translation>已标记</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
</context>
<context>
    <name>ui::ImportNotices</name>
    <message>
        <source>tidying the search index; everything can be read and found already</source>
        <translation>正在整理搜索索引；所有内容已可阅读和查找</translation>
    </message>
    <message>
        <source>%1 messages read so far</source>
        <translation>目前已读取 %1 条消息</translation>
    </message>
    <message>
        <source>Importing %1: %2</source>
        <comment>file name: how far it is</comment>
        <translation>正在导入 %1：%2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>正在导入 %1</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>file name: what went wrong. what to do</comment>
        <translation>%1：%2。%3</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>重试</translation>
    </message>
    <message numerus="yes">
        <source>%L1 new or changed messages</source>
        <translation>
            <numerusform>%L1 条新增或更改的消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 known already</source>
        <translation>
            <numerusform>%L1 条已存在</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 lines rejected</source>
        <translation>
            <numerusform>%L1 行被拒绝</numerusform>
        </translation>
    </message>
    <message>
        <source> · </source>
        <comment>between parts of a summary</comment>
        <translation> · </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>file name: summary</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>%1 was stopped. %2. Import it again to go on from there.</source>
        <translation>%1 已停止。%2。再次导入即可从该处继续。</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Show Rejected Lines</source>
        <translation>显示被拒绝的行</translation>
    </message>
</context>
<context>
    <name>ui::IndexFindings</name>
    <message>
        <source>Every index that is needed is there.</source>
        <translation>所需的索引均已存在。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) that are needed are missing.</source>
        <translation>
            <numerusform>缺少 %Ln 个所需的索引。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2 messages. Of the indexes looked for: %3 there, %4 missing, %5 impossible here, %6 duplicate, %7 harmful.</source>
        <comment>PostgreSQL 15.4; numbers</comment>
        <translation>%1，约 %2 条消息。所查索引：已存在 %3，缺失 %4，此处无法建立 %5，重复 %6，有害 %7。</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Index, and what it means</source>
        <translation>索引及其含义</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>of an index</comment>
        <translation>大小</translation>
    </message>
    <message>
        <source>What is asked often</source>
        <translation>常用查询</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>之前</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>读取行数</translation>
    </message>
    <message>
        <source>Pages</source>
        <comment>of 8 KiB, read from disk or memory</comment>
        <translation>数据页</translation>
    </message>
    <message>
        <source>How</source>
        <translation>方式</translation>
    </message>
</context>
<context>
    <name>ui::IndexPanel</name>
    <message>
        <source>The statements were copied.</source>
        <translation>语句已复制。</translation>
    </message>
    <message>
        <source>Making indexes</source>
        <translation>正在建立索引</translation>
    </message>
    <message>
        <source>Looking at the shop&apos;s indexes</source>
        <translation>正在检查店铺的索引</translation>
    </message>
    <message>
        <source>What was begun of %1 could not be removed. It is never used; drop it with: %2</source>
        <translation>%1 未完成的部分无法删除。它不会被使用；可用此语句删除：%2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) made.</source>
        <translation>
            <numerusform>已建立 %Ln 个索引。</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexes: %1</source>
        <translation>索引：%1</translation>
    </message>
    <message>
        <source>Looking at the database…</source>
        <translation>正在检查数据库…</translation>
    </message>
    <message>
        <source>The statements that take them away again are in %1.</source>
        <translation>撤销这些索引的语句保存在 %1。</translation>
    </message>
    <message>
        <source>This server is a replica. Indexes are made on its primary: connect with that one, or give the statements to the database&apos;s administrator.</source>
        <translation>此服务器是副本。索引须在其主库上建立：请连接主库，或将语句交给数据库管理员。</translation>
    </message>
    <message>
        <source>Only the owner of the tables can make indexes. Give the statements to the database&apos;s administrator.</source>
        <translation>只有表的所有者才能建立索引。请将语句交给数据库管理员。</translation>
    </message>
    <message>
        <source>The shop can read meanwhile; what it writes waits until each index is made.</source>
        <translation>期间店铺可以读取；写入需等待每个索引建立完成。</translation>
    </message>
    <message>
        <source>The shop reads and writes all the while.</source>
        <translation>期间店铺照常读写。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) will be made in %1: %2. %3 A script that takes them away again is left in the workspace&apos;s folder.</source>
        <translation>
            <numerusform>将在 %1 中建立 %Ln 个索引：%2。%3工作区文件夹中会保留撤销它们的脚本。</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Check Again</source>
        <translation>再次检查</translation>
    </message>
    <message>
        <source>Check the Indexes</source>
        <translation>检查索引</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln Missing Index(es)…</source>
        <translation>
            <numerusform>建立 %Ln 个缺失的索引…</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>索引</translation>
    </message>
    <message>
        <source>What is asked often is quick only with the right indexes. This looks for the 17 of the shop&apos;s performance report and for those that the shop and this program need, and changes nothing.</source>
        <translation>只有具备合适的索引，常用查询才会快。此检查查找店铺性能报告中的 17 个索引以及店铺和本程序所需的索引，不作任何更改。</translation>
    </message>
    <message>
        <source>Show Statements</source>
        <translation>显示语句</translation>
    </message>
    <message>
        <source>Copy Statements</source>
        <translation>复制语句</translation>
    </message>
    <message>
        <source>Copy Undo Statements</source>
        <translation>复制撤销语句</translation>
    </message>
    <message>
        <source>Make Them</source>
        <translation>建立索引</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>暂不</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Statements that make the missing indexes</source>
        <translation>建立缺失索引的语句</translation>
    </message>
    <message>
        <source>Nothing is written to the shop&apos;s database in this workspace. To make indexes from here, allow answering customers under Shop&apos;s backend; or give the statements to the database&apos;s administrator.</source>
        <translation>此工作区不会写入店铺数据库。如需在此建立索引，请在“店铺后端”中允许回复客户；或将语句交给数据库管理员。</translation>
    </message>
</context>
<context>
    <name>ui::IndexWords</name>
    <message>
        <source>Opens a chat at its newest messages at once, however long it is.</source>
        <translation>无论聊天多长，都能立即打开到最新消息。</translation>
    </message>
    <message>
        <source>Shows the newest messages of one shop without sorting all it ever had.</source>
        <translation>显示一个店铺的最新消息，无需对其全部消息排序。</translation>
    </message>
    <message>
        <source>Keeps all messages in the order of time: for the list of chats, for a date, for today&apos;s figures.</source>
        <translation>按时间顺序保存所有消息：用于聊天列表、按日期查找和今日数据。</translation>
    </message>
    <message>
        <source>Finds messages that were changed or deleted lately without reading all of them.</source>
        <translation>无需读取全部消息即可找到最近更改或删除的消息。</translation>
    </message>
    <message>
        <source>Finds the chat in which a returning customer goes on.</source>
        <translation>找到回访客户继续的聊天。</translation>
    </message>
    <message>
        <source>Finds a chat by its id whenever somebody writes in it.</source>
        <translation>每当有人发言时按编号找到聊天。</translation>
    </message>
    <message>
        <source>Finds a customer by mail address.</source>
        <translation>按邮箱地址查找客户。</translation>
    </message>
    <message>
        <source>Lists the newest visitors without reading all of them.</source>
        <translation>无需读取全部即可列出最新访客。</translation>
    </message>
    <message>
        <source>Lists the newest visitors of one shop without sorting all of them.</source>
        <translation>无需对全部排序即可列出一个店铺的最新访客。</translation>
    </message>
    <message>
        <source>The table is empty, so making it takes no time.</source>
        <translation>表是空的，建立索引不需要时间。</translation>
    </message>
    <message>
        <source>Making it takes %1.</source>
        <comment>about 40 s and 120 MB of disk</comment>
        <translation>建立它需要%1。</translation>
    </message>
    <message>
        <source>Not needed: another index that is advised here does its work and more.</source>
        <translation>不需要：此处建议的另一个索引可完成它的工作且更多。</translation>
    </message>
    <message>
        <source>Not needed: nothing that the shop or this program does often asks this way.</source>
        <translation>不需要：店铺和本程序的常用操作都不这样查询。</translation>
    </message>
    <message>
        <source>Not needed: the shop wants a customer&apos;s chats by the last message, not by their beginning.</source>
        <translation>不需要：店铺按最后一条消息而不是按开始时间查找客户的聊天。</translation>
    </message>
    <message>
        <source>Not needed: the table has a handful of rows, which are read faster without.</source>
        <translation>不需要：该表只有少量行，直接读取更快。</translation>
    </message>
    <message>
        <source>Making it failed once and left a useless rest, which is removed first.</source>
        <translation>上次建立失败，留下了无用的残余，会先将其删除。</translation>
    </message>
    <message>
        <source>Cannot be made here: there is no table %1.</source>
        <translation>此处无法建立：没有表 %1。</translation>
    </message>
    <message>
        <source>Cannot be made in any database: its condition (the last days) moves with the calendar, and an index has to stand still.</source>
        <translation>在任何数据库中都无法建立：其条件（最近几天）随日期变化，而索引必须固定。</translation>
    </message>
    <message>
        <source>Cannot be made: an index of this name has other columns. Rename that one or drop it.</source>
        <translation>无法建立：已有同名索引但列不同。请将其改名或删除。</translation>
    </message>
    <message>
        <source>Cannot be made here: the table has no column %1.</source>
        <translation>此处无法建立：表中没有列 %1。</translation>
    </message>
    <message>
        <source>Cannot be made here: the table has no column %1; this shop calls it %2.</source>
        <translation>此处无法建立：表中没有列 %1；此店铺称之为 %2。</translation>
    </message>
    <message>
        <source>What it was meant for is advised here.</source>
        <translation>此处已建议可实现其目的的索引。</translation>
    </message>
    <message>
        <source>Left behind by an attempt that failed: it costs time with every new row and is never used.</source>
        <translation>失败的尝试留下的残余：每新增一行都耗费时间，且从不使用。</translation>
    </message>
    <message>
        <source>Every new message is entered into it.</source>
        <translation>每条新消息都要写入其中。</translation>
    </message>
    <message>
        <source>Every new message would have to be entered into it.</source>
        <translation>每条新消息都必须写入其中。</translation>
    </message>
    <message>
        <source>It tells hardly any message from another: there are only a few kinds of senders.</source>
        <translation>它几乎无法区分消息：发送者的种类很少。</translation>
    </message>
    <message>
        <source>The messages of a shop have to be sorted all the same, since the bot stands before the time.</source>
        <translation>店铺的消息仍需排序，因为机器人列排在时间之前。</translation>
    </message>
    <message>
        <source>Nothing that the shop or this program does often asks this way.</source>
        <translation>店铺和本程序的常用操作都不这样查询。</translation>
    </message>
    <message>
        <source>The index %1 does that already.</source>
        <translation>索引 %1 已实现此功能。</translation>
    </message>
    <message>
        <source>It is there, but nothing that the shop or this program does often uses it.</source>
        <translation>它已存在，但店铺和本程序的常用操作都不使用它。</translation>
    </message>
    <message>
        <source>It does its work.</source>
        <translation>它正常发挥作用。</translation>
    </message>
    <message>
        <source>Not needed: the index %1 does the same already.</source>
        <translation>不需要：索引 %1 的作用相同。</translation>
    </message>
    <message>
        <source>There for nothing: the index %1 does the same. It costs %2 and time with every new row.</source>
        <translation>多余：索引 %1 的作用相同。它占用 %2，并在每次新增行时耗费时间。</translation>
    </message>
    <message>
        <source>there</source>
        <comment>state of an index</comment>
        <translation>已存在</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>state of an index</comment>
        <translation>缺失</translation>
    </message>
    <message>
        <source>impossible</source>
        <comment>state of an index</comment>
        <translation>无法建立</translation>
    </message>
    <message>
        <source>duplicate</source>
        <comment>state of an index</comment>
        <translation>重复</translation>
    </message>
    <message>
        <source>harmful</source>
        <comment>state of an index</comment>
        <translation>有害</translation>
    </message>
    <message>
        <source>Shop: the newest messages</source>
        <translation>店铺：最新消息</translation>
    </message>
    <message>
        <source>Shop: counts all messages, with each page</source>
        <translation>店铺：每页都统计全部消息</translation>
    </message>
    <message>
        <source>Shop: a page in the middle of all messages</source>
        <translation>店铺：全部消息中间的一页</translation>
    </message>
    <message>
        <source>Shop: opens a chat</source>
        <translation>店铺：打开聊天</translation>
    </message>
    <message>
        <source>Shop: messages of one shop</source>
        <translation>店铺：一个店铺的消息</translation>
    </message>
    <message>
        <source>Shop: today&apos;s figures</source>
        <translation>店铺：今日数据</translation>
    </message>
    <message>
        <source>Shop: the rate of replies</source>
        <translation>店铺：回复率</translation>
    </message>
    <message>
        <source>Shop: customers who wrote</source>
        <translation>店铺：发过消息的客户</translation>
    </message>
    <message>
        <source>Shop: response times of 30 days</source>
        <translation>店铺：30 天的响应时间</translation>
    </message>
    <message>
        <source>Shop: goes on with a customer&apos;s chat</source>
        <translation>店铺：继续客户的聊天</translation>
    </message>
    <message>
        <source>Shop: a chat by its id</source>
        <translation>店铺：按编号查找聊天</translation>
    </message>
    <message>
        <source>Shop: a customer by mail</source>
        <translation>店铺：按邮箱查找客户</translation>
    </message>
    <message>
        <source>Shop: visitors</source>
        <translation>店铺：访客</translation>
    </message>
    <message>
        <source>Shop: visitors of one shop</source>
        <translation>店铺：一个店铺的访客</translation>
    </message>
    <message>
        <source>Here: the list with last messages</source>
        <translation>此处：带最后消息的列表</translation>
    </message>
    <message>
        <source>Here: the list at a date</source>
        <translation>此处：某日期的列表</translation>
    </message>
    <message>
        <source>Here: opens a chat</source>
        <translation>此处：打开聊天</translation>
    </message>
    <message>
        <source>Here: the page before</source>
        <translation>此处：上一页</translation>
    </message>
    <message>
        <source>Here: jumps to a date in a chat</source>
        <translation>此处：跳到聊天中的日期</translation>
    </message>
    <message>
        <source>Here: messages of one shop</source>
        <translation>此处：一个店铺的消息</translation>
    </message>
    <message>
        <source>Here: figures of a day</source>
        <translation>此处：一天的数据</translation>
    </message>
    <message>
        <source>Here: what is new</source>
        <translation>此处：新内容</translation>
    </message>
    <message>
        <source>Here: what was changed</source>
        <translation>此处：已更改的内容</translation>
    </message>
    <message>
        <source>Here: a chat by its id</source>
        <translation>此处：按编号查找聊天</translation>
    </message>
    <message>
        <source>Here: chats of a customer</source>
        <translation>此处：客户的聊天</translation>
    </message>
    <message>
        <source>Here: customers by name or mail</source>
        <translation>此处：按姓名或邮箱查找客户</translation>
    </message>
    <message>
        <source>● reads everything, as it has to</source>
        <translation>● 读取全部（必须如此）</translation>
    </message>
    <message>
        <source>▲ reads the whole table</source>
        <translation>▲ 读取整个表</translation>
    </message>
    <message>
        <source>▲ finds by %1, then sorts</source>
        <translation>▲ 用 %1 查找后再排序</translation>
    </message>
    <message>
        <source>waiting for others who are using the table</source>
        <translation>正在等待使用该表的其他人</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>正在建立</translation>
    </message>
    <message>
        <source>looking for what came meanwhile</source>
        <translation>正在查找期间新增的内容</translation>
    </message>
    <message>
        <source>removing what was begun</source>
        <translation>正在删除未完成的部分</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>太久</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 of %2, %3: %4</source>
        <comment>number; count; name of an index; what is done</comment>
        <translation>第 %1 个，共 %2 个，%3：%4</translation>
    </message>
    <message>
        <source>about %1 s and %2 of disk</source>
        <translation>约 %1 秒和 %2 磁盘空间</translation>
    </message>
    <message>
        <source>about %1 min and %2 of disk</source>
        <translation>约 %1 分钟和 %2 磁盘空间</translation>
    </message>
</context>
<context>
    <name>ui::KeyCard</name>
    <message>
        <source>Search every message, results while you type</source>
        <translation>搜索每条消息，边输入边显示结果</translation>
    </message>
    <message>
        <source>Go to a customer, a conversation or a command by name</source>
        <translation>按名称转到客户、会话或命令</translation>
    </message>
    <message>
        <source>Jump to a day or a time</source>
        <translation>跳转到某日或某时</translation>
    </message>
    <message>
        <source>Mark the message you are reading</source>
        <translation>标记正在阅读的消息</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>显示所有快捷键</translation>
    </message>
    <message>
        <source>What can I do here?</source>
        <translation>在这里能做什么？</translation>
    </message>
</context>
<context>
    <name>ui::LanguageNames</name>
    <message>
        <source>Arabic</source>
        <translation>阿拉伯语</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>孟加拉语</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>保加利亚语</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>粤语</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>加泰罗尼亚语</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>中文</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>克罗地亚语</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>捷克语</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>丹麦语</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>荷兰语</translation>
    </message>
    <message>
        <source>English</source>
        <translation>英语</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>芬兰语</translation>
    </message>
    <message>
        <source>French</source>
        <translation>法语</translation>
    </message>
    <message>
        <source>German</source>
        <translation>德语</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>希腊语</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>希伯来语</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>印地语</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>匈牙利语</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>印度尼西亚语</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>意大利语</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>日语</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>韩语</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>马来语</translation>
    </message>
    <message>
        <source>Norwegian Bokmal</source>
        <translation>书面挪威语</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>波斯语</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>波兰语</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>葡萄牙语</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>罗马尼亚语</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>俄语</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>斯洛伐克语</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>西班牙语</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>瑞典语</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>泰语</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>土耳其语</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>乌克兰语</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>乌尔都语</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>越南语</translation>
    </message>
</context>
<context>
    <name>ui::LinkStrip</name>
    <message>
        <source>Open Connections</source>
        <translation>打开“连接”页</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>立即重试</translation>
    </message>
</context>
<context>
    <name>ui::LinkWords</name>
    <message>
        <source>Open a Link</source>
        <translation>打开链接</translation>
    </message>
    <message>
        <source>Open this address outside the program?</source>
        <translation>要在程序外打开此地址吗？</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>打开(&amp;O)</translation>
    </message>
</context>
<context>
    <name>ui::Links</name>
    <message>
        <source>Reason: %1.</source>
        <translation>原因：%1。</translation>
    </message>
    <message>
        <source>the server could not be reached</source>
        <translation>无法连接服务器</translation>
    </message>
    <message>
        <source>no sign of life from the server</source>
        <translation>服务器没有响应</translation>
    </message>
    <message>
        <source>the line was dead</source>
        <translation>连接已失效</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>the server sent something that cannot be understood</source>
        <translation>服务器发来无法识别的内容</translation>
    </message>
    <message>
        <source>the server put this program out</source>
        <translation>服务器强制本程序下线</translation>
    </message>
    <message>
        <source>the server refused the sign-in</source>
        <translation>服务器拒绝登录</translation>
    </message>
    <message>
        <source>the network changed or the computer slept</source>
        <translation>网络发生变化或计算机曾休眠</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>slow to answer</source>
        <translation>响应缓慢</translation>
    </message>
    <message>
        <source>connected · %1 ms</source>
        <translation>已连接 · %1 毫秒</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>正在重新连接</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>put out by the server</source>
        <translation>被服务器强制下线</translation>
    </message>
    <message>
        <source>not a server we can talk to</source>
        <translation>服务器不兼容</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>reconnecting (try %1) – showing stored messages</source>
        <translation>正在重新连接（第 %1 次尝试）– 显示已保存的消息</translation>
    </message>
    <message>
        <source>connecting – showing stored messages</source>
        <translation>正在连接 – 显示已保存的消息</translation>
    </message>
    <message>
        <source>The connection is slow to answer; messages may come late.</source>
        <translation>连接响应缓慢；消息可能会延迟。</translation>
    </message>
    <message>
        <source>reconnecting in %1 s (try %2) – showing stored messages</source>
        <translation>%1 秒后重新连接（第 %2 次尝试）– 显示已保存的消息</translation>
    </message>
    <message>
        <source>The server refused the sign-in. %1 Stored messages stay readable.</source>
        <translation>服务器拒绝登录。%1已保存的消息仍可阅读。</translation>
    </message>
    <message>
        <source>The server put this program out. %1 Stored messages stay readable.</source>
        <translation>服务器强制本程序下线。%1已保存的消息仍可阅读。</translation>
    </message>
    <message>
        <source>This address does not speak the live protocol. %1</source>
        <translation>此地址不支持实时协议。%1</translation>
    </message>
    <message numerus="yes">
        <source>Connecting was given up after %n failed attempt(s). </source>
        <translation>
            <numerusform>连接失败 %n 次后已放弃。</numerusform>
        </translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>正在读取 %1 / %2</translation>
    </message>
    <message>
        <source>reading, %1 so far</source>
        <translation>正在读取，目前 %1</translation>
    </message>
    <message>
        <source>not reachable since %1</source>
        <translation>自 %1 起无法连接</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>无法连接</translation>
    </message>
    <message>
        <source>nothing read yet</source>
        <translation>尚未读取</translation>
    </message>
    <message numerus="yes">
        <source>up to %1, %n gap(s)</source>
        <translation>
            <numerusform>截至 %1，%n 个缺口</numerusform>
        </translation>
    </message>
    <message>
        <source>The database is not reachable since %1: gaps cannot be filled.</source>
        <translation>自 %1 起无法连接数据库：缺口无法补全。</translation>
    </message>
    <message>
        <source>The database is not reachable: gaps cannot be filled.</source>
        <translation>无法连接数据库：缺口无法补全。</translation>
    </message>
    <message>
        <source>Completeness not known yet</source>
        <translation>尚不清楚是否完整</translation>
    </message>
    <message numerus="yes">
        <source>Complete up to %1 · %n gap(s)</source>
        <translation>
            <numerusform>截至 %1 完整 · %n 个缺口</numerusform>
        </translation>
    </message>
    <message>
        <source>all rooms</source>
        <translation>所有聊天</translation>
    </message>
    <message>
        <source>this room</source>
        <translation>此聊天</translation>
    </message>
    <message>
        <source>Nothing was missed</source>
        <translation>没有遗漏</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) filled in</source>
        <translation>
            <numerusform>已补全 %n 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages may be missing since %1 (%2)</source>
        <translation>%1 起可能缺少消息（%2）</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) missed %1–%2 (%3)</source>
        <translation>
            <numerusform>%1–%2 缺少 %n 条消息（%3）</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages may be missing at %1 (%2)</source>
        <translation>%1 可能缺少消息（%2）</translation>
    </message>
    <message>
        <source>Messages may be missing %1–%2 (%3)</source>
        <translation>%1–%2 可能缺少消息（%3）</translation>
    </message>
    <message>
        <source>%1 ms to first word</source>
        <translation>%1 毫秒到首字</translation>
    </message>
    <message>
        <source>%1 s to first word</source>
        <translation>%1 秒到首字</translation>
    </message>
    <message>
        <source>Not connected %1–%2, what came was filled in</source>
        <translation>%1–%2 未连接，期间的内容已补齐</translation>
    </message>
</context>
<context>
    <name>ui::ListPane</name>
    <message>
        <source>List of conversations and hits</source>
        <translation>会话与命中列表</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Show conversations with a message that meets the search</source>
        <translation>显示含有符合搜索的消息的会话</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>命中</translation>
    </message>
    <message>
        <source>Show every message that meets the search</source>
        <translation>显示符合搜索的每条消息</translation>
    </message>
    <message>
        <source>Show new rows</source>
        <translation>显示新行</translation>
    </message>
    <message>
        <source>Conversations and hits</source>
        <translation>会话与命中</translation>
    </message>
    <message numerus="yes">
        <source>%1 hit(s)</source>
        <translation>
            <numerusform>%1 个命中</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 chat(s)</source>
        <translation>
            <numerusform>%1 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1+</source>
        <translation>%L1+</translation>
    </message>
    <message>
        <source>%L1</source>
        <translation>%L1</translation>
    </message>
    <message numerus="yes">
        <source>%1 new</source>
        <translation>
            <numerusform>%1 条新内容</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>显示 %n 个新行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 chat(s)</source>
        <translation>
            <numerusform>约 %1 个聊天</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LiveEmpty</name>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>show with sample data</source>
        <translation>用示例数据查看</translation>
    </message>
    <message>
        <source>Show with sample data</source>
        <translation>用示例数据查看</translation>
    </message>
    <message>
        <source>No live source yet. Connect a Socket.IO address to watch chats.</source>
        <translation>还没有实时来源。连接 Socket.IO 地址即可查看聊天。</translation>
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
        <translation>已加入的聊天：%1 / %2
已去除重复：%3
已重新排序：%4
未知事件：%5
已补全：%6</translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation>实时：%1</translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation>数据库：%1</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) are waiting.</source>
        <translation>
            <numerusform>%n 位客户正在等待。</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 opens the one who waits longest.</source>
        <translation>按 %1 打开等待最久的客户。</translation>
    </message>
    <message numerus="yes">
        <source>Listening to %n room(s).</source>
        <translation>
            <numerusform>正在接收 %n 个聊天。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is waiting. %1</source>
        <translation>没有客户在等待。%1</translation>
    </message>
    <message>
        <source>Nobody is waiting. Last message %1 (%2 ago). %3</source>
        <translation>没有客户在等待。最后一条消息：%1（%2前）。%3</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时</translation>
    </message>
    <message>
        <source>The messages were copied with their names.</source>
        <translation>消息已连同姓名一起复制。</translation>
    </message>
    <message>
        <source>%1 was copied.</source>
        <translation>已复制 %1。</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>没有客户在等待。</translation>
    </message>
</context>
<context>
    <name>ui::LiveSection</name>
    <message>
        <source>the server gave no sign of life</source>
        <translation>服务器没有响应迹象</translation>
    </message>
    <message>
        <source>the connection went silent</source>
        <translation>连接没有动静</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>连接已关闭</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>连接中断</translation>
    </message>
    <message>
        <source>the server sent something that is no packet</source>
        <translation>服务器发送了不是数据包的内容</translation>
    </message>
    <message>
        <source>the server put this program out</source>
        <translation>服务器强制本程序下线</translation>
    </message>
    <message>
        <source>the network changed</source>
        <translation>网络已改变</translation>
    </message>
    <message>
        <source>off</source>
        <translation>已关闭</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>正在连接…</translation>
    </message>
    <message>
        <source>signing in…</source>
        <translation>正在登录…</translation>
    </message>
    <message>
        <source>connected · %1 ms</source>
        <translation>已连接 · %1 毫秒</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>已连接</translation>
    </message>
    <message>
        <source>next try in %1 s (try %2)</source>
        <translation>%1 秒后重试（第 %2 次）</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>登录被拒绝</translation>
    </message>
    <message>
        <source>put out by the server</source>
        <translation>被服务器强制下线</translation>
    </message>
    <message>
        <source>another version of the protocol</source>
        <translation>协议版本不同</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>已放弃</translation>
    </message>
    <message>
        <source>The frames were copied.</source>
        <translation>帧已复制。</translation>
    </message>
    <message>
        <source>Live socket</source>
        <translation>实时通道</translation>
    </message>
    <message>
        <source>as the backend: %1</source>
        <translation>与后端相同：%1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection; what went wrong</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>○ Not in use.</source>
        <translation>○ 未使用。</translation>
    </message>
    <message>
        <source>an answer is overdue</source>
        <translation>应答超时未到</translation>
    </message>
    <message>
        <source>Reconnects %1 · gaps %2</source>
        <translation>重连 %1 · 缺口 %2</translation>
    </message>
    <message>
        <source>▲ %1 open</source>
        <translation>▲ %1 个未补</translation>
    </message>
    <message>
        <source>✓ all filled</source>
        <translation>✓ 已全部补齐</translation>
    </message>
    <message>
        <source>The address begins with wss:// and the name of the server</source>
        <translation>地址以 wss:// 和服务器名称开头</translation>
    </message>
    <message>
        <source>Saved. The live channel is opened now.</source>
        <translation>已保存。正在打开实时通道。</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>未使用</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>不稳定</translation>
    </message>
    <message>
        <source>Where messages are told as they are written. Leave the address empty when it is the backend&apos;s. It is saved after it has passed the test, and takes effect at once.</source>
        <translation>消息写下时即从这里传来。地址与后端相同时请留空。通过测试后才会保存，并立即生效。</translation>
    </message>
    <message>
        <source>The sample shop&apos;s live channel, on this computer.</source>
        <translation>示例商店的实时通道，在本机上。</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>地址(&amp;A)：</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <translation>路径(&amp;P)：</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>立即重试</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Like the System</source>
        <translation>跟随系统</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>%n 个任务</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what is running</source>
        <translation>显示正在运行的任务</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>主题(&amp;T)</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>语言(&amp;A)</translation>
    </message>
    <message>
        <source>Search every message</source>
        <translation>搜索每条消息</translation>
    </message>
    <message>
        <source>Words, &quot;whole phrases&quot;, from:bot, lang:zh, after:2025-11-01 … (%1)</source>
        <translation>词语、&quot;完整短语&quot;、from:bot、lang:zh、after:2025-11-01 … (%1)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>工具</translation>
    </message>
    <message>
        <source>%1 – Agent Console</source>
        <comment>page</comment>
        <translation>%1 – Agent Console</translation>
    </message>
    <message>
        <source>%1 – %2 – Agent Console</source>
        <comment>page; what it shows</comment>
        <translation>%1 – %2 – Agent Console</translation>
    </message>
</context>
<context>
    <name>ui::Marks</name>
    <message>
        <source>The mark was removed.</source>
        <translation>标记已移除。</translation>
    </message>
    <message>
        <source>The message is marked.</source>
        <translation>消息已标记。</translation>
    </message>
    <message>
        <source>The comment was removed.</source>
        <translation>批注已移除。</translation>
    </message>
    <message>
        <source>The comment is saved.</source>
        <translation>批注已保存。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
</context>
<context>
    <name>ui::MessageText</name>
    <message>
        <source>(empty message)</source>
        <translation>（空消息）</translation>
    </message>
</context>
<context>
    <name>ui::MomentWords</name>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>昨天</translation>
    </message>
</context>
<context>
    <name>ui::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>仅图标</translation>
    </message>
    <message>
        <source>Icons and words</source>
        <translation>图标和文字</translation>
    </message>
</context>
<context>
    <name>ui::PagedListModel</name>
    <message>
        <source>Press Enter to try again.</source>
        <translation>按 Enter 重试。</translation>
    </message>
    <message>
        <source>%1 Press Enter to try again.</source>
        <translation>%1 按 Enter 重试。</translation>
    </message>
</context>
<context>
    <name>ui::QuestionButtons</name>
    <message>
        <source>Ask: %1</source>
        <translation>提问：%1</translation>
    </message>
</context>
<context>
    <name>ui::QuickSwitcher</name>
    <message>
        <source>Quick Switcher</source>
        <translation>快速切换</translation>
    </message>
    <message>
        <source>Chat, customer, message id or search; &gt; for commands</source>
        <translation>会话、客户、消息 ID 或搜索内容；输入 &gt; 查找命令</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>转到</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>结果</translation>
    </message>
</context>
<context>
    <name>ui::ReadingPane</name>
    <message>
        <source>Transcript</source>
        <translation>对话记录</translation>
    </message>
    <message>
        <source>No other mark in this conversation.</source>
        <translation>此会话中没有其他标记。</translation>
    </message>
    <message>
        <source>No other hit in this conversation.</source>
        <translation>此会话中没有其他命中。</translation>
    </message>
    <message>
        <source>This conversation or message is not in the history.</source>
        <translation>此会话或消息不在历史中。</translation>
    </message>
    <message>
        <source>No message has the id %1.</source>
        <translation>没有 ID 为 %1 的消息。</translation>
    </message>
</context>
<context>
    <name>ui::RequestPanel</name>
    <message>
        <source>&amp;User id:</source>
        <translation>用户 ID(&amp;U)：</translation>
    </message>
    <message>
        <source>The bot keeps memory and variables apart by it</source>
        <translation>机器人据此区分记忆和变量</translation>
    </message>
    <message>
        <source>C&amp;onversation:</source>
        <translation>会话(&amp;O)：</translation>
    </message>
    <message>
        <source>a new one</source>
        <translation>新会话</translation>
    </message>
    <message>
        <source>&amp;Stream the answer</source>
        <translation>流式回答(&amp;S)</translation>
    </message>
    <message>
        <source>Ask the unpublished &amp;draft</source>
        <translation>向未发布的草稿提问(&amp;D)</translation>
    </message>
    <message>
        <source>Custom &amp;variables:</source>
        <translation>自定义变量(&amp;V)：</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>值</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Add a variable</source>
        <translation>添加变量</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Remove the variable</source>
        <translation>移除变量</translation>
    </message>
    <message>
        <source>&amp;Body sent:</source>
        <translation>已发送的正文(&amp;B)：</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>尚未发送任何内容。</translation>
    </message>
    <message>
        <source>Custom variables</source>
        <translation>自定义变量</translation>
    </message>
</context>
<context>
    <name>ui::RoomContext</name>
    <message>
        <source>Open a room to see what is known about it.</source>
        <translation>打开一个聊天以查看其相关信息。</translation>
    </message>
    <message>
        <source>About the room</source>
        <translation>关于此聊天</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Why it is flagged</source>
        <translation>异常原因</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Last turn</source>
        <translation>最近一轮</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>完整性</translation>
    </message>
    <message>
        <source>Search this customer</source>
        <translation>搜索此客户</translation>
    </message>
    <message>
        <source>Search everything this customer wrote or was told (Ctrl+Shift+F)</source>
        <translation>搜索此客户发送和收到的所有内容 (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Conversations of the customer</source>
        <translation>客户的会话</translation>
    </message>
    <message>
        <source>order %1</source>
        <translation>订单 %1</translation>
    </message>
    <message>
        <source>Copy the order number %1</source>
        <translation>复制订单号 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮箱</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>访客</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>聊天</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>nobody answers</source>
        <translation>无人回复</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>首字</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>未知</translation>
    </message>
    <message>
        <source>after %1 s</source>
        <translation>%1 秒后</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>最后一条消息</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>%n 个会话</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RoomDelegate</name>
    <message>
        <source>waiting %1</source>
        <translation>等待 %1</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>正在输入…</translation>
    </message>
</context>
<context>
    <name>ui::RoomFilterBar</name>
    <message>
        <source>Filters</source>
        <translation>筛选</translation>
    </message>
    <message>
        <source>Name, words or number</source>
        <translation>姓名、内容或编号</translation>
    </message>
    <message>
        <source>Find rooms by name, words or number</source>
        <translation>按姓名、内容或编号查找聊天</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>等待中</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>未读</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>有异常</translation>
    </message>
    <message>
        <source>More</source>
        <translation>更多</translation>
    </message>
    <message>
        <source>Filter by language or shop</source>
        <translation>按语言或店铺筛选</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>a kind of room</comment>
        <translation>仅显示：%1</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>店铺</translation>
    </message>
    <message>
        <source>Show all rooms</source>
        <translation>显示所有聊天</translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation>移除筛选条件 %1</translation>
    </message>
    <message>
        <source>Shop: %1</source>
        <translation>店铺：%1</translation>
    </message>
</context>
<context>
    <name>ui::RoomList</name>
    <message>
        <source>Rooms</source>
        <translation>聊天</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 个更新</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new or moved room(s)</source>
        <translation>
            <numerusform>显示 %n 个新增或移动的聊天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 waiting</source>
        <translation>
            <numerusform>%L1 人在等待</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n 个聊天</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %2 · %3</source>
        <translation>%L1 / %2 · %3</translation>
    </message>
    <message>
        <source>No rooms yet. They appear with the first message.</source>
        <translation>还没有聊天。收到第一条消息后会显示在这里。</translation>
    </message>
    <message>
        <source>No room meets these filters.</source>
        <translation>没有符合这些筛选条件的聊天。</translation>
    </message>
    <message>
        <source>Show all rooms</source>
        <translation>显示所有聊天</translation>
    </message>
</context>
<context>
    <name>ui::RoomPane</name>
    <message>
        <source>Fill now</source>
        <translation>立即补全</translation>
    </message>
    <message>
        <source>✓ sent %1</source>
        <translation>✓ 已发送 %1</translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>跳到最新</translation>
    </message>
    <message numerus="yes">
        <source>Jump to newest (%n new)</source>
        <translation>
            <numerusform>跳到最新（%n 条新消息）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n 个缺口</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n gap(s)</source>
        <translation>
            <numerusform>显示 %n 个缺口</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Rooms</name>
    <message>
        <source>room %1</source>
        <translation>聊天 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>hours and minutes</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>The bot answers in another language than the customer writes.</source>
        <translation>机器人回复的语言与客户使用的语言不同。</translation>
    </message>
    <message>
        <source>apologised</source>
        <translation>道歉</translation>
    </message>
    <message>
        <source>The bot only apologised: something failed behind it.</source>
        <translation>机器人只是道歉：其后台出现了故障。</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>重复</translation>
    </message>
    <message>
        <source>The bot said the same twice.</source>
        <translation>机器人重复了相同的内容。</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>沉默</translation>
    </message>
    <message>
        <source>The bot has not answered for more than a minute.</source>
        <translation>机器人已超过一分钟没有回复。</translation>
    </message>
    <message>
        <source>the bot answers</source>
        <translation>机器人回复</translation>
    </message>
    <message>
        <source>a person answers</source>
        <translation>人工回复</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>已等待 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>%n 条未读消息</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>%n 个缺口</numerusform>
        </translation>
    </message>
    <message>
        <source>last message %1</source>
        <translation>最后一条消息 %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The customer is typing.</source>
        <translation>客户正在输入。</translation>
    </message>
    <message>
        <source>%1. “%2”</source>
        <translation>%1。“%2”</translation>
    </message>
</context>
<context>
    <name>ui::RoundTripChart</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>24 hours ago</source>
        <translation>24 小时前</translation>
    </message>
    <message>
        <source>12 hours ago</source>
        <translation>12 小时前</translation>
    </message>
    <message>
        <source>now</source>
        <translation>现在</translation>
    </message>
</context>
<context>
    <name>ui::RoundTripStrip</name>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>尚未测量。</translation>
    </message>
    <message>
        <source>%1 ms now, between %2 and %3 ms in the last 24 hours (%4 measurements).</source>
        <translation>现在 %1 毫秒，最近 24 小时在 %2 至 %3 毫秒之间（%4 次测量）。</translation>
    </message>
    <message>
        <source>Round trip, 24 hours</source>
        <translation>往返时间，24 小时</translation>
    </message>
    <message>
        <source>Show as Table</source>
        <translation>显示为表格</translation>
    </message>
    <message>
        <source>Show as Chart</source>
        <translation>显示为图表</translation>
    </message>
    <message>
        <source>From</source>
        <translation>发送者</translation>
    </message>
    <message>
        <source>Shortest, ms</source>
        <translation>最短，毫秒</translation>
    </message>
    <message>
        <source>Median, ms</source>
        <translation>中位，毫秒</translation>
    </message>
    <message>
        <source>Longest, ms</source>
        <translation>最长，毫秒</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>测量次数</translation>
    </message>
</context>
<context>
    <name>ui::RowLayouter</name>
    <message>
        <source>handed to a human · %1</source>
        <comment>divider; %1 is a time</comment>
        <translation>已转人工 · %1</translation>
    </message>
    <message>
        <source>date in the future</source>
        <translation>日期在未来</translation>
    </message>
    <message>
        <source>Show all (%1 characters)</source>
        <translation>显示全部（%1 个字符）</translation>
    </message>
    <message>
        <source>Show more (of %1 characters)</source>
        <translation>显示更多（共 %1 个字符）</translation>
    </message>
</context>
<context>
    <name>ui::ScanBar</name>
    <message>
        <source>Searched back to %1.</source>
        <translation>已搜索至 %1。</translation>
    </message>
    <message>
        <source>Nothing was searched yet.</source>
        <translation>尚未搜索任何内容。</translation>
    </message>
    <message>
        <source>Searching… back to %1 so far.</source>
        <translation>正在搜索… 目前已到 %1。</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>正在搜索…</translation>
    </message>
    <message>
        <source>Search Further</source>
        <translation>继续搜索</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Recent searches</source>
        <translation>最近的搜索</translation>
    </message>
</context>
<context>
    <name>ui::SessionsPane</name>
    <message>
        <source>New Chat</source>
        <translation>新对话</translation>
    </message>
    <message>
        <source>Test sessions</source>
        <translation>测试会话</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>搜索会话</translation>
    </message>
    <message>
        <source>Remove Session</source>
        <translation>移除会话</translation>
    </message>
    <message>
        <source>Every chat with a bot is kept here.</source>
        <translation>与机器人的每次对话都保存在这里。</translation>
    </message>
    <message>
        <source>No session contains this.</source>
        <translation>没有会话包含此内容。</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>Like the System</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>This computer&apos;s (%1)</source>
        <translation>本机时区 (%1)</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Save Shortcuts</source>
        <translation>保存快捷键</translation>
    </message>
    <message>
        <source>Load Shortcuts</source>
        <translation>载入快捷键</translation>
    </message>
    <message>
        <source>Shortcuts (*.ini)</source>
        <translation>快捷键 (*.ini)</translation>
    </message>
    <message>
        <source>▲ That did not work. Choose another file.</source>
        <translation>▲ 操作未成功。请选择其他文件。</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>已保存。</translation>
    </message>
    <message>
        <source>Loaded.</source>
        <translation>已载入。</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>阅读</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>工作区</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>主题(&amp;T)：</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>语言(&amp;L)：</translation>
    </message>
    <message>
        <source>&amp;Zoom:</source>
        <translation>缩放(&amp;Z)：</translation>
    </message>
    <message>
        <source>T&amp;imes shown in:</source>
        <translation>时间显示为(&amp;I)：</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>文件夹：</translation>
    </message>
    <message>
        <source>Archive size:</source>
        <translation>归档大小：</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source> %</source>
        <comment>per cent, after a number</comment>
        <translation>%</translation>
    </message>
    <message>
        <source>&amp;Words beside the icons of the rail</source>
        <translation>导航栏图标旁显示文字(&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Flat transcript: names on the left, no bubbles</source>
        <translation>平铺记录：姓名在左侧，不用气泡(&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Compact rows: one line per conversation</source>
        <translation>紧凑行：每个会话一行(&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Reduced motion</source>
        <translation>减少动态效果(&amp;R)</translation>
    </message>
    <message>
        <source>Load from File…</source>
        <translation>从文件载入…</translation>
    </message>
    <message>
        <source>Save to File…</source>
        <translation>保存到文件…</translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation>打开文件夹(&amp;O)</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>提醒</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutSheet</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>键盘快捷键</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>查找命令或快捷键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Change Keys…</source>
        <translation>更改快捷键…</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutTable</name>
    <message>
        <source>%1 (changed)</source>
        <translation>%1（已更改）</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>▲ This key belongs to “%1” now. Setting it takes it away from there.</source>
        <translation>▲ 此快捷键目前属于“%1”。设定后将从那里移除。</translation>
    </message>
    <message>
        <source>”, “</source>
        <comment>between two quoted names</comment>
        <translation>”、“</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>命令及其快捷键</translation>
    </message>
    <message>
        <source>&amp;New key:</source>
        <translation>新快捷键(&amp;N)：</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>新快捷键</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>设定</translation>
    </message>
    <message>
        <source>No Key</source>
        <translation>无快捷键</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>重置</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>全部重置</translation>
    </message>
</context>
<context>
    <name>ui::SourceSection</name>
    <message>
        <source>History source</source>
        <translation>历史来源</translation>
    </message>
    <message>
        <source>The shop&apos;s SQLite file is read while the shop writes it, and never written to. A JSON Lines or CSV file is read once.</source>
        <translation>商店的 SQLite 文件在商店写入时同步读取，绝不写入。JSON Lines 或 CSV 文件只读取一次。</translation>
    </message>
    <message>
        <source>The backend is asked for new messages every two seconds. Messages of signed-in customers cannot be read this way.</source>
        <translation>每两秒向后端查询新消息。已登录客户的消息无法以此方式读取。</translation>
    </message>
    <message>
        <source>Only what you import yourself is in the archive.</source>
        <translation>归档中只有您自己导入的内容。</translation>
    </message>
    <message>
        <source>Choose the History File</source>
        <translation>选择历史文件</translation>
    </message>
    <message>
        <source>Histories (*.db *.sqlite *.sqlite3 *.jsonl *.csv *.gz)</source>
        <translation>历史文件 (*.db *.sqlite *.sqlite3 *.jsonl *.csv *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Connect the backend first</source>
        <translation>请先连接后端</translation>
    </message>
    <message>
        <source>The archive stays as it is and follows nothing.</source>
        <translation>归档保持原样，不再跟随任何来源。</translation>
    </message>
    <message>
        <source>Saved. New messages come into the archive from now on.</source>
        <translation>已保存。新消息从现在起进入归档。</translation>
    </message>
    <message>
        <source>over the backend</source>
        <translation>经由后端</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>What the archive follows. It is saved after it has passed the test, and takes effect at once.</source>
        <translation>归档所跟随的来源。通过测试后才会保存，并立即生效。</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>类型(&amp;K)：</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>文件(&amp;F)：</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>The backend, over the network</source>
        <translation>后端（经由网络）</translation>
    </message>
    <message>
        <source>The database is asked for what is new and what was changed, whoever wrote it.</source>
        <translation>向数据库查询新增和更改的内容，不论由谁写入。</translation>
    </message>
    <message>
        <source>Connect the shop&apos;s database first</source>
        <translation>请先连接商店数据库</translation>
    </message>
    <message>
        <source>the shop&apos;s PostgreSQL</source>
        <translation>商店的 PostgreSQL</translation>
    </message>
    <message>
        <source>The shop&apos;s PostgreSQL</source>
        <translation>商店的 PostgreSQL</translation>
    </message>
</context>
<context>
    <name>ui::Speakers</name>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Unknown sender</source>
        <translation>未知发送者</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>role and name</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>speaker and time</comment>
        <translation>%1，%2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>speaker, time and language</comment>
        <translation>%1，%2，%3</translation>
    </message>
    <message>
        <source>empty message</source>
        <translation>空消息</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who and when, then what was said</comment>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>The date is in the future.</source>
        <translation>日期在未来。</translation>
    </message>
    <message>
        <source>Marked.</source>
        <translation>已标记。</translation>
    </message>
    <message>
        <source>Comment: %1</source>
        <translation>批注：%1</translation>
    </message>
    <message>
        <source>“%1” (unknown sender)</source>
        <translation>“%1”（未知发送者）</translation>
    </message>
</context>
<context>
    <name>ui::StripArea</name>
    <message>
        <source>Close this notice</source>
        <translation>关闭此通知</translation>
    </message>
    <message>
        <source>Close this notice (Esc)</source>
        <translation>关闭此通知 (Esc)</translation>
    </message>
</context>
<context>
    <name>ui::SwitcherModel</name>
    <message>
        <source>Chat</source>
        <translation>会话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>客户 %1</translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation>
            <numerusform>%n 个会话</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Search everywhere for “%1”</source>
        <translation>在全部内容中搜索“%1”</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1：%2，%3</translation>
    </message>
</context>
<context>
    <name>ui::TasksPopup</name>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到一分钟</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>剩余约 %n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>progress and the time that is left</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>任务</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>没有正在运行的任务。</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>取消 %1</translation>
    </message>
</context>
<context>
    <name>ui::TestPage</name>
    <message>
        <source>Bot:</source>
        <translation>机器人：</translation>
    </message>
    <message>
        <source>The session could not be kept. %1</source>
        <translation>无法保存会话。%1</translation>
    </message>
    <message>
        <source>Uploading…</source>
        <translation>正在上传…</translation>
    </message>
    <message>
        <source>Uploading… %1 %</source>
        <translation>正在上传… %1 %</translation>
    </message>
    <message>
        <source>The picture was not uploaded. %1</source>
        <translation>图片未上传。%1</translation>
    </message>
    <message>
        <source>No account is connected.</source>
        <translation>未连接账号。</translation>
    </message>
    <message>
        <source>Reading the list of bots…</source>
        <translation>正在读取机器人列表…</translation>
    </message>
    <message>
        <source>Choose a bot first.</source>
        <translation>请先选择机器人。</translation>
    </message>
    <message>
        <source>No bot is connected yet. Connect a Coze account to ask your bots, see every event and every millisecond.</source>
        <translation>尚未连接机器人。连接 Coze 账号，即可向机器人提问，查看每个事件和每一毫秒。</translation>
    </message>
    <message>
        <source>The session was removed.</source>
        <translation>会话已移除。</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>报告已复制。</translation>
    </message>
</context>
<context>
    <name>ui::TranscriptView</name>
    <message numerus="yes">
        <source>Only %Ln message(s) can be selected at once. Export copies more.</source>
        <translation>
            <numerusform>一次最多只能选择 %Ln 条消息。导出可复制更多。</numerusform>
        </translation>
    </message>
    <message>
        <source>Caret browsing: the arrow keys move inside the message. F7 ends it.</source>
        <translation>光标浏览：方向键在消息内移动。按 F7 结束。</translation>
    </message>
    <message>
        <source>Caret browsing is off.</source>
        <translation>光标浏览已关闭。</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>full time and name of the source</comment>
        <translation>%1，来自 %2</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln message(s) around this one are selected. Export copies more.</source>
        <translation>
            <numerusform>只选中了此消息前后的 %Ln 条消息。导出可复制更多。</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>消息</translation>
    </message>
    <message>
        <source>Scroll messages</source>
        <translation>滚动消息</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Could not be read. Click to try again.</source>
        <translation>无法读取。点击重试。</translation>
    </message>
    <message>
        <source>Choose a conversation to read it here.</source>
        <translation>选择一个会话即可在此阅读。</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>正在加载…</translation>
    </message>
    <message>
        <source>This conversation has no messages.</source>
        <translation>此会话没有消息。</translation>
    </message>
    <message>
        <source>Message %L1 of %L2, not loaded yet</source>
        <translation>第 %L1 条消息，共 %L2 条，尚未加载</translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation>没有打开的会话。</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>%Ln 条消息</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>customer and number of messages</comment>
        <translation>%1，%2</translation>
    </message>
</context>
<context>
    <name>ui::TurnBar</name>
    <message>
        <source>Copy Report</source>
        <translation>复制报告</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>思考中…</translation>
    </message>
    <message numerus="yes">
        <source>Reasoning · %Ln character(s)</source>
        <translation>
            <numerusform>推理 · %Ln 个字符</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask Again</source>
        <translation>再问一次</translation>
    </message>
    <message>
        <source>The bot asks for %1 with %2. Answer:</source>
        <translation>机器人请求 %1，参数 %2。回答：</translation>
    </message>
    <message>
        <source>Answer the Tools</source>
        <translation>回答工具调用</translation>
    </message>
</context>
<context>
    <name>ui::TurnInspector</name>
    <message>
        <source>About the turn</source>
        <translation>关于本轮</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>请求</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>事件</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>耗时</translation>
    </message>
</context>
<context>
    <name>ui::Turns</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 毫秒</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 秒</translation>
    </message>
    <message>
        <source>answering…</source>
        <translation>正在回答…</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>正在提问…</translation>
    </message>
    <message>
        <source>the bot is thinking…</source>
        <translation>机器人正在思考…</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>已停止</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>没有回答</translation>
    </message>
    <message>
        <source>completed, fetched after the stream broke</source>
        <translation>已完成，流中断后取回</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>已完成</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>失败</translation>
    </message>
    <message>
        <source>waits for tools</source>
        <translation>等待工具</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>已结束</translation>
    </message>
    <message>
        <source>%1 to first word</source>
        <translation>%1 到首字</translation>
    </message>
    <message numerus="yes">
        <source>%L1 tokens</source>
        <translation>
            <numerusform>%L1 token</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ silent for %1</source>
        <translation>▲ 沉默 %1</translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation>工具调用</translation>
    </message>
    <message>
        <source>Tool answer</source>
        <translation>工具结果</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>知识</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>步骤</translation>
    </message>
    <message>
        <source>%1 · after %2</source>
        <comment>tool call; time</comment>
        <translation>%1 · %2 后</translation>
    </message>
    <message>
        <source>%1: %2 · after %3</source>
        <comment>tool call; its name; time</comment>
        <translation>%1：%2 · %3 后</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>令牌</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>连接</translation>
    </message>
    <message>
        <source>Send (connection reused)</source>
        <translation>发送（复用连接）</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>首字节</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>首个事件</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>首字</translation>
    </message>
    <message>
        <source>Last word</source>
        <translation>末字</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>完成</translation>
    </message>
</context>
<context>
    <name>ui::UnsentBar</name>
    <message>
        <source>Answers that are not sent</source>
        <translation>未发送的回复</translation>
    </message>
    <message numerus="yes">
        <source>and %n more answer(s)</source>
        <translation>
            <numerusform>还有 %n 条回复</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending: “%1”</source>
        <translation>正在发送：“%1”</translation>
    </message>
    <message>
        <source>Seen by the customer, but not stored: “%1”</source>
        <translation>客户已看到，但未保存：“%1”</translation>
    </message>
    <message>
        <source>Not sent: “%1”</source>
        <translation>未发送：“%1”</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>重新发送</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>放弃</translation>
    </message>
</context>
<context>
    <name>ui::UsageView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1：%2</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>用量</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>尚未提问。</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>输入 token</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>输出 token</translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation>token 合计</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>速率</translation>
    </message>
    <message>
        <source>%1 tokens a second</source>
        <translation>每秒 %1 token</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>token</translation>
    </message>
    <message>
        <source>not reported by the service</source>
        <translation>服务未报告</translation>
    </message>
    <message>
        <source>Pieces of text</source>
        <translation>文本片段</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>首字</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation>完整回答</translation>
    </message>
    <message>
        <source>Unknown events</source>
        <translation>未知事件</translation>
    </message>
    <message>
        <source>Log id</source>
        <translation>日志 ID</translation>
    </message>
    <message>
        <source>Chat id</source>
        <translation>对话 ID</translation>
    </message>
    <message>
        <source>Conversation id</source>
        <translation>会话 ID</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>会话</translation>
    </message>
    <message numerus="yes">
        <source>%Ln turn(s), %1 tokens</source>
        <translation>
            <numerusform>%Ln 轮，%1 token</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Wall</name>
    <message>
        <source>Wall of rooms</source>
        <translation>聊天墙</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n 个更新</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new or moved room(s)</source>
        <translation>
            <numerusform>显示 %n 个新增或移动的聊天</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>%n 个聊天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 waiting</source>
        <translation>
            <numerusform>%L1 人在等待</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WallDelegate</name>
    <message>
        <source>waiting %1</source>
        <translation>等待 %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n new)</source>
        <translation>
            <numerusform>%1（%n 条新消息）</numerusform>
        </translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>正在输入…</translation>
    </message>
</context>
<context>
    <name>ui::Waterfall</name>
    <message>
        <source>Ask something to see where the time goes.</source>
        <translation>提个问题，看看时间花在哪里。</translation>
    </message>
    <message>
        <source>%1 · at %2</source>
        <comment>length; time since the question</comment>
        <translation>%1 · 于 %2</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>瀑布图</translation>
    </message>
    <message>
        <source>Times of the turn</source>
        <translation>本轮的耗时</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>阶段</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>用时</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>结束于</translation>
    </message>
    <message>
        <source>Show as Table (T)</source>
        <translation>显示为表格 (T)</translation>
    </message>
    <message>
        <source>%1: %2, at %3</source>
        <translation>%1：%2，于 %3</translation>
    </message>
    <message>
        <source>▲ Silence</source>
        <translation>▲ 沉默</translation>
    </message>
</context>
<context>
    <name>ui::Welcome</name>
    <message>
        <source>Connect…</source>
        <translation>连接…</translation>
    </message>
    <message>
        <source>Ask your bot something. Every event, its time and its cost stand beside the answer.</source>
        <translation>向机器人提问。每个事件及其时间和用量都显示在回答旁边。</translation>
    </message>
</context>
<context>
    <name>ui::WhatCanIDo</name>
    <message>
        <source>What Can I Do Here?</source>
        <translation>在这里能做什么？</translation>
    </message>
    <message>
        <source>All Keys…</source>
        <translation>所有快捷键…</translation>
    </message>
</context>
<context>
    <name>ui::WireModel</name>
    <message>
        <source>↓ in</source>
        <comment>a frame that came</comment>
        <translation>↓ 收</translation>
    </message>
    <message>
        <source>↑ out</source>
        <comment>a frame that was sent</comment>
        <translation>↑ 发</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>二进制</translation>
    </message>
    <message>
        <source>%1, %2 bytes at %3: %4</source>
        <comment>a frame: in or out; size; time; text</comment>
        <translation>%1，%2 字节，%3：%4</translation>
    </message>
    <message>
        <source>in</source>
        <translation>收</translation>
    </message>
    <message>
        <source>out</source>
        <translation>发</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>方向</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>字节</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文本</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>错误</translation>
    </message>
</context>
<context>
    <name>ui::WireView</name>
    <message>
        <source>Wire view</source>
        <translation>线路视图</translation>
    </message>
    <message>
        <source>Filter frames</source>
        <translation>筛选帧</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>What passes meanwhile is not recorded</source>
        <translation>暂停期间经过的内容不会记录</translation>
    </message>
    <message>
        <source>Copy Frames</source>
        <translation>复制帧</translation>
    </message>
    <message>
        <source>Frames of the live connection</source>
        <translation>实时连接的帧</translation>
    </message>
</context>
<context>
    <name>ui::Words</name>
    <message>
        <source>Guest %1</source>
        <translation>访客 %1</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>客户 %1</translation>
    </message>
    <message>
        <source>Without a conversation</source>
        <translation>不属于任何会话</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>客户</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>机器人</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>客服</translation>
    </message>
    <message>
        <source>System</source>
        <translation>系统</translation>
    </message>
    <message>
        <source>Unknown language</source>
        <translation>未知语言</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>%1+</source>
        <translation>%1+</translation>
    </message>
</context>
</TS>
