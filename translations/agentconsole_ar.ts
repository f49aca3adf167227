<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ar" sourcelanguage="en">
<context>
    <name>app::AppContext</name>
    <message>
        <source>Nothing can be imported here: this archive is read-only. %1</source>
        <translation>لا يمكن الاستيراد هنا: هذا الأرشيف للقراءة فقط. %1</translation>
    </message>
    <message>
        <source>Sample data – nothing leaves this computer.</source>
        <translation>بيانات نموذجية – لا شيء يغادر هذا الحاسوب.</translation>
    </message>
    <message>
        <source>Back to My Archive</source>
        <translation>العودة إلى أرشيفي</translation>
    </message>
    <message>
        <source>Read-only: you can read, search and export. Marks, comments and imports need the right to write to the folder.</source>
        <translation>للقراءة فقط: يمكنك القراءة والبحث والتصدير. أما العلامات والتعليقات والاستيراد فتحتاج إلى إذن الكتابة في المجلد.</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Archive: up to %1</source>
        <translation>الأرشيف: حتى %1</translation>
    </message>
    <message>
        <source>Where the archive is and how large it is</source>
        <translation>مكان الأرشيف وحجمه</translation>
    </message>
    <message>
        <source>Index: complete</source>
        <translation>الفهرس: مكتمل</translation>
    </message>
    <message>
        <source>Index: %1 %</source>
        <translation>الفهرس: %1٪</translation>
    </message>
    <message>
        <source>How much of the archive the search knows</source>
        <translation>مقدار ما يشمله البحث من الأرشيف</translation>
    </message>
    <message numerus="yes">
        <source>%L1 messages</source>
        <translation>
            <numerusform>%L1 رسالة</numerusform>
            <numerusform>%L1 رسالة</numerusform>
            <numerusform>%L1 رسالة</numerusform>
            <numerusform>%L1 رسائل</numerusform>
            <numerusform>%L1 رسالة</numerusform>
            <numerusform>%L1 رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>all messages, what is selected</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Show the conversations</source>
        <translation>عرض المحادثات</translation>
    </message>
    <message>
        <source>Read-only</source>
        <translation>للقراءة فقط</translation>
    </message>
    <message>
        <source>This archive cannot be written to</source>
        <translation>لا يمكن الكتابة في هذا الأرشيف</translation>
    </message>
    <message>
        <source>Sample data</source>
        <translation>بيانات نموذجية</translation>
    </message>
    <message>
        <source>Nothing leaves this computer</source>
        <translation>لا شيء يغادر هذا الحاسوب</translation>
    </message>
    <message>
        <source>Open History File</source>
        <translation>فتح ملف سجل</translation>
    </message>
    <message>
        <source>History files (*.jsonl *.jsonl.gz *.ndjson *.csv *.csv.gz *.db *.sqlite *.sqlite3 *.json *.gz)</source>
        <translation>ملفات السجل (*.jsonl *.jsonl.gz *.ndjson *.csv *.csv.gz *.db *.sqlite *.sqlite3 *.json *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>The sample shop could not open. %1</source>
        <translation>تعذّر فتح المتجر النموذجي. %1</translation>
    </message>
    <message>
        <source>Server: up to %1</source>
        <translation>الخادم: حتى %1</translation>
    </message>
    <message numerus="yes">
        <source>about %L1 messages</source>
        <translation>
            <numerusform>نحو %L1 رسالة</numerusform>
            <numerusform>نحو %L1 رسالة</numerusform>
            <numerusform>نحو %L1 رسالة</numerusform>
            <numerusform>نحو %L1 رسائل</numerusform>
            <numerusform>نحو %L1 رسالة</numerusform>
            <numerusform>نحو %L1 رسالة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::CozePages</name>
    <message>
        <source>Test sessions cannot be kept. %1</source>
        <translation>لا يمكن حفظ جلسات الاختبار. %1</translation>
    </message>
    <message>
        <source>The Coze account of this shop</source>
        <translation>حساب Coze لهذا المتجر</translation>
    </message>
    <message>
        <source>Coze: sign-in failed</source>
        <translation>Coze: فشل تسجيل الدخول</translation>
    </message>
    <message>
        <source>Coze: token valid %1 min</source>
        <translation>Coze: الرمز صالح %1 دقيقة</translation>
    </message>
    <message>
        <source>Coze: connected</source>
        <translation>Coze: متصل</translation>
    </message>
</context>
<context>
    <name>app::DatabasePages</name>
    <message>
        <source>The shop&apos;s database cannot be asked. %1</source>
        <translation>لا يمكن سؤال قاعدة بيانات المتجر. %1</translation>
    </message>
    <message>
        <source>Offline – data up to %1.</source>
        <translation>غير متصل – البيانات حتى %1.</translation>
    </message>
    <message>
        <source>Offline – the shop&apos;s database cannot be reached.</source>
        <translation>غير متصل – تعذّر الوصول إلى قاعدة بيانات المتجر.</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>حاول الآن</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>الاتصالات</translation>
    </message>
    <message>
        <source>The server is searched, the newest messages first; that can take long. A copy on this computer finds everything at once.</source>
        <translation>يجري البحث في الخادم بدءًا بأحدث الرسائل، وقد يطول ذلك. نسخة على هذا الحاسوب تجد كل شيء فورًا.</translation>
    </message>
    <message>
        <source>Copy the History…</source>
        <translation>نسخ السجل…</translation>
    </message>
    <message>
        <source>The whole history will be copied to this computer, the newest messages first. You can read and search meanwhile.</source>
        <translation>سيُنسخ السجل كاملًا إلى هذا الحاسوب بدءًا بأحدث الرسائل. يمكنك القراءة والبحث في أثناء ذلك.</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>The history is being copied here.</source>
        <translation>يجري نسخ السجل إلى هنا.</translation>
    </message>
</context>
<context>
    <name>app::LivePages</name>
    <message>
        <source>The backend cannot be asked. %1</source>
        <translation>تعذّر الاستعلام من الخادم. %1</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s) came while the console was closed.</source>
        <translation>
            <numerusform>لم تصل رسائل أثناء إغلاق البرنامج.</numerusform>
            <numerusform>وصلت رسالة واحدة أثناء إغلاق البرنامج.</numerusform>
            <numerusform>وصلت رسالتان أثناء إغلاق البرنامج.</numerusform>
            <numerusform>وصلت %Ln رسائل أثناء إغلاق البرنامج.</numerusform>
            <numerusform>وصلت %Ln رسالة أثناء إغلاق البرنامج.</numerusform>
            <numerusform>وصلت %Ln رسالة أثناء إغلاق البرنامج.</numerusform>
        </translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation>مباشر: %1</translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation>قاعدة البيانات: %1</translation>
    </message>
    <message>
        <source>The live connection to the shop</source>
        <translation>الاتصال المباشر بالمتجر</translation>
    </message>
    <message>
        <source>How far everything the shop&apos;s database had is here</source>
        <translation>إلى أي وقت وصل إلى هنا كل ما في قاعدة بيانات المتجر</translation>
    </message>
    <message>
        <source>Show Agent Console</source>
        <translation>إظهار Agent Console</translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>لا أحد ينتظر</numerusform>
            <numerusform>عميل واحد ينتظر</numerusform>
            <numerusform>عميلان ينتظران</numerusform>
            <numerusform>%Ln عملاء ينتظرون</numerusform>
            <numerusform>%Ln عميلًا ينتظرون</numerusform>
            <numerusform>%Ln عميل ينتظرون</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>app::Screenshots</name>
    <message>
        <source>The mark was removed.</source>
        <translation>أُزيلت العلامة.</translation>
    </message>
</context>
<context>
    <name>ui::AboutDialog</name>
    <message>
        <source>About Agent Console</source>
        <translation>حول Agent Console</translation>
    </message>
    <message>
        <source>Agent Console</source>
        <translation>Agent Console</translation>
    </message>
    <message>
        <source>Version %1. Free software under the GNU General Public License, version 3 or later. It comes without any warranty.</source>
        <translation>الإصدار %1. برنامج حر برخصة غنو العمومية العامة، الإصدار 3 أو ما بعده. يأتي دون أي ضمان.</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>التشخيص</translation>
    </message>
    <message>
        <source>&amp;Diagnostics (no message and no customer is in it):</source>
        <translation>التشخيص (لا يحوي أي رسالة ولا أي عميل):</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>نسخ التقرير</translation>
    </message>
</context>
<context>
    <name>ui::Actions</name>
    <message>
        <source>&amp;Open History File…</source>
        <translation>فتح ملف سجل…</translation>
    </message>
    <message>
        <source>&amp;Try with Sample Data</source>
        <translation>تجربة بيانات نموذجية</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>تصدير…</translation>
    </message>
    <message>
        <source>&amp;Print…</source>
        <translation>طباعة…</translation>
    </message>
    <message>
        <source>&amp;Close Window</source>
        <translation>إغلاق النافذة</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>خروج</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>&amp;Redo</source>
        <translation>إعادة</translation>
    </message>
    <message>
        <source>Cu&amp;t</source>
        <translation>قص</translation>
    </message>
    <message>
        <source>&amp;Copy</source>
        <translation>نسخ</translation>
    </message>
    <message>
        <source>Copy as Text with &amp;Names</source>
        <translation>نسخ كنص مع الأسماء</translation>
    </message>
    <message>
        <source>Copy &amp;Link</source>
        <translation>نسخ الرابط</translation>
    </message>
    <message>
        <source>&amp;Paste</source>
        <translation>لصق</translation>
    </message>
    <message>
        <source>Select &amp;All</source>
        <translation>تحديد الكل</translation>
    </message>
    <message>
        <source>&amp;Find in Conversation…</source>
        <translation>بحث في المحادثة…</translation>
    </message>
    <message>
        <source>Find Ne&amp;xt</source>
        <translation>بحث عن التالي</translation>
    </message>
    <message>
        <source>Find Pre&amp;vious</source>
        <translation>بحث عن السابق</translation>
    </message>
    <message>
        <source>&amp;Search Everywhere…</source>
        <translation>البحث في كل مكان…</translation>
    </message>
    <message>
        <source>&amp;History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>&amp;Settings…</source>
        <translation>الإعدادات…</translation>
    </message>
    <message>
        <source>&amp;List Pane</source>
        <translation>لوحة القائمة</translation>
    </message>
    <message>
        <source>Context &amp;Panel</source>
        <translation>لوحة السياق</translation>
    </message>
    <message>
        <source>&amp;Compact Rows</source>
        <translation>صفوف مدمجة</translation>
    </message>
    <message>
        <source>&amp;Flat Transcript</source>
        <translation>نص مسطح</translation>
    </message>
    <message>
        <source>Zoom &amp;In</source>
        <translation>تكبير</translation>
    </message>
    <message>
        <source>Zoom &amp;Out</source>
        <translation>تصغير</translation>
    </message>
    <message>
        <source>&amp;Reset Zoom</source>
        <translation>إعادة ضبط التكبير</translation>
    </message>
    <message>
        <source>Like the S&amp;ystem</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source>F&amp;ull Screen</source>
        <translation>ملء الشاشة</translation>
    </message>
    <message>
        <source>&amp;Quick Switcher…</source>
        <translation>التبديل السريع…</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>رجوع</translation>
    </message>
    <message>
        <source>&amp;Forward</source>
        <translation>تقدم</translation>
    </message>
    <message>
        <source>&amp;Next Conversation</source>
        <translation>المحادثة التالية</translation>
    </message>
    <message>
        <source>&amp;Previous Conversation</source>
        <translation>المحادثة السابقة</translation>
    </message>
    <message>
        <source>&amp;Go to Date…</source>
        <translation>الانتقال إلى تاريخ…</translation>
    </message>
    <message>
        <source>Fi&amp;rst Message</source>
        <translation>الرسالة الأولى</translation>
    </message>
    <message>
        <source>&amp;Last Message</source>
        <translation>الرسالة الأخيرة</translation>
    </message>
    <message>
        <source>Next &amp;Mark</source>
        <translation>العلامة التالية</translation>
    </message>
    <message>
        <source>Previous Mar&amp;k</source>
        <translation>العلامة السابقة</translation>
    </message>
    <message>
        <source>Next P&amp;ane</source>
        <translation>اللوحة التالية</translation>
    </message>
    <message>
        <source>Previou&amp;s Pane</source>
        <translation>اللوحة السابقة</translation>
    </message>
    <message>
        <source>R&amp;efresh</source>
        <translation>تحديث</translation>
    </message>
    <message>
        <source>&amp;Mark</source>
        <translation>وضع علامة</translation>
    </message>
    <message>
        <source>&amp;Comment…</source>
        <translation>تعليق…</translation>
    </message>
    <message>
        <source>All Chats of This C&amp;ustomer</source>
        <translation>كل محادثات هذا العميل</translation>
    </message>
    <message>
        <source>&amp;Keyboard Shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>&amp;What Can I Do Here?</source>
        <translation>ماذا يمكنني أن أفعل هنا؟</translation>
    </message>
    <message>
        <source>&amp;About Agent Console</source>
        <translation>حول Agent Console</translation>
    </message>
    <message>
        <source>&amp;Diagnostics…</source>
        <translation>التشخيص…</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>command and its key</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>&amp;Edit</source>
        <translation>تحرير</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>عرض</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>انتقال</translation>
    </message>
    <message>
        <source>&amp;Conversation</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>&amp;Tools</source>
        <translation>أدوات</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>مساعدة</translation>
    </message>
    <message>
        <source>Test</source>
        <translation>اختبار</translation>
    </message>
    <message>
        <source>Co&amp;nnections</source>
        <translation>الات&amp;صالات</translation>
    </message>
    <message>
        <source>&amp;New Chat</source>
        <translation>محادثة &amp;جديدة</translation>
    </message>
    <message>
        <source>&amp;Stop the Answer</source>
        <translation>إي&amp;قاف الرد</translation>
    </message>
    <message>
        <source>&amp;Ask Again</source>
        <translation>اسأل مرة أ&amp;خرى</translation>
    </message>
    <message>
        <source>Copy &amp;Report</source>
        <translation>نسخ الت&amp;قرير</translation>
    </message>
    <message>
        <source>Te&amp;st</source>
        <translation>ا&amp;ختبار</translation>
    </message>
    <message>
        <source>Li&amp;ve</source>
        <translation>م&amp;باشر</translation>
    </message>
    <message>
        <source>&amp;Wall of Rooms</source>
        <translation>&amp;جدار الدردشات</translation>
    </message>
    <message>
        <source>Next &amp;Unanswered</source>
        <translation>الدردشة التالية بلا &amp;رد</translation>
    </message>
    <message>
        <source>Mark as &amp;Seen</source>
        <translation>وضع علامة ك&amp;مقروءة</translation>
    </message>
    <message>
        <source>&amp;Alerts…</source>
        <translation>ال&amp;تنبيهات…</translation>
    </message>
    <message>
        <source>&amp;Mute Alerts for 30 Minutes</source>
        <translation>&amp;كتم التنبيهات 30 دقيقة</translation>
    </message>
    <message>
        <source>Connect to &amp;Database…</source>
        <translation>الاتصال بقاعدة &amp;بيانات…</translation>
    </message>
</context>
<context>
    <name>ui::AlertRulesPanel</name>
    <message>
        <source>Call me to customers who wait</source>
        <translation>نبّهني إلى العملاء المنتظرين</translation>
    </message>
    <message>
        <source>With a sound</source>
        <translation>مع صوت</translation>
    </message>
    <message>
        <source>only once</source>
        <translation>مرة واحدة فقط</translation>
    </message>
    <message>
        <source>Try it</source>
        <translation>تجربة</translation>
    </message>
    <message>
        <source>Try sound and notification</source>
        <translation>تجربة الصوت والإشعار</translation>
    </message>
    <message>
        <source>A wait is long after</source>
        <translation>يُعد الانتظار طويلًا بعد</translation>
    </message>
    <message>
        <source>Call again every</source>
        <translation>تكرار التنبيه كل</translation>
    </message>
    <message>
        <source> min</source>
        <comment>unit after a number</comment>
        <translation> د</translation>
    </message>
    <message>
        <source>Shop %1</source>
        <translation>المتجر %1</translation>
    </message>
    <message>
        <source>Minutes until a wait is long in shop %1</source>
        <translation>عدد الدقائق حتى يُعد الانتظار طويلًا في المتجر %1</translation>
    </message>
</context>
<context>
    <name>ui::Alerts</name>
    <message>
        <source>%1 waits for a person</source>
        <translation>%1 ينتظر موظفًا</translation>
    </message>
    <message>
        <source>%1 is waiting</source>
        <translation>%1 ينتظر</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) are waiting</source>
        <translation>
            <numerusform>لا عملاء ينتظرون</numerusform>
            <numerusform>عميل واحد ينتظر</numerusform>
            <numerusform>عميلان ينتظران</numerusform>
            <numerusform>%n عملاء ينتظرون</numerusform>
            <numerusform>%n عميلًا ينتظرون</numerusform>
            <numerusform>%n عميل ينتظرون</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, waiting for %2</source>
        <translation>%1، ينتظر منذ %2</translation>
    </message>
    <message>
        <source>%1, waiting for %2: “%3”</source>
        <translation>%1، ينتظر منذ %2: «%3»</translation>
    </message>
    <message>
        <source>This is a test</source>
        <translation>هذا اختبار</translation>
    </message>
    <message>
        <source>Alerts come like this.</source>
        <translation>هكذا تظهر التنبيهات.</translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation>مباشر: %1</translation>
    </message>
    <message numerus="yes">
        <source>%L1 waiting</source>
        <translation>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
        </translation>
    </message>
    <message>
        <source>alerts are muted</source>
        <translation>التنبيهات مكتومة</translation>
    </message>
</context>
<context>
    <name>ui::AlertsPopup</name>
    <message>
        <source>Settings</source>
        <translation>الإعدادات</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>التنبيهات</translation>
    </message>
    <message>
        <source>Customers who want a person</source>
        <translation>العملاء الذين يطلبون موظفًا</translation>
    </message>
    <message>
        <source>Nobody needs you right now.</source>
        <translation>لا أحد يحتاج إليك الآن.</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) want a person</source>
        <translation>
            <numerusform>لا عملاء يطلبون موظفًا</numerusform>
            <numerusform>عميل واحد يطلب موظفًا</numerusform>
            <numerusform>عميلان يطلبان موظفًا</numerusform>
            <numerusform>%n عملاء يطلبون موظفًا</numerusform>
            <numerusform>%n عميلًا يطلبون موظفًا</numerusform>
            <numerusform>%n عميل يطلبون موظفًا</numerusform>
        </translation>
    </message>
    <message>
        <source>Hand-off: %1</source>
        <translation>تحويل إلى موظف: %1</translation>
    </message>
    <message>
        <source>Long wait: %1</source>
        <translation>انتظار طويل: %1</translation>
    </message>
</context>
<context>
    <name>ui::AnswerBox</name>
    <message>
        <source>Answer the customer…</source>
        <translation>الرد على العميل…</translation>
    </message>
    <message>
        <source>Answer to the customer</source>
        <translation>رد على العميل</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line</source>
        <translation>للإرسال Enter، ولسطر جديد Shift+Enter</translation>
    </message>
    <message>
        <source>The bot will go on answering too.</source>
        <translation>سيواصل الروبوت الرد أيضًا.</translation>
    </message>
    <message>
        <source>Answer anyway</source>
        <translation>الرد على أي حال</translation>
    </message>
    <message>
        <source>Rather not</source>
        <translation>عدم الرد</translation>
    </message>
    <message>
        <source>Watching only. Answering is switched off for this workspace.</source>
        <translation>للمشاهدة فقط. الرد متوقف في مساحة العمل هذه.</translation>
    </message>
    <message>
        <source>How to allow</source>
        <translation>كيفية السماح به</translation>
    </message>
    <message>
        <source>Enter once more sends it all the same</source>
        <translation>الضغط على Enter مرة أخرى يرسله مع ذلك</translation>
    </message>
</context>
<context>
    <name>ui::BackendSection</name>
    <message>
        <source>Shop&apos;s backend</source>
        <translation>خادم المتجر</translation>
    </message>
    <message>
        <source>•••••••• stored; type to replace it</source>
        <translation>•••••••• محفوظة؛ اكتب لاستبدالها</translation>
    </message>
    <message>
        <source>The password is kept in this computer&apos;s key ring, never in a file.</source>
        <translation>تُحفظ كلمة المرور في حلقة مفاتيح هذا الحاسوب، ولا تُكتب في ملف أبدًا.</translation>
    </message>
    <message>
        <source>No key ring can be reached: the password is kept for this session only.</source>
        <translation>تعذّر الوصول إلى حلقة مفاتيح: تُحفظ كلمة المرور لهذه الجلسة فقط.</translation>
    </message>
    <message>
        <source>An environment variable gives the password and wins over what is stored.</source>
        <translation>متغيّر بيئة يقدّم كلمة المرور وله الأولوية على ما هو محفوظ.</translation>
    </message>
    <message>
        <source>There is no password yet.</source>
        <translation>لا توجد كلمة مرور بعد.</translation>
    </message>
    <message>
        <source>The address begins with https:// and the name of the server</source>
        <translation>يبدأ العنوان بـ https:// ثم اسم الخادم</translation>
    </message>
    <message>
        <source>A user is needed</source>
        <translation>يلزم اسم مستخدم</translation>
    </message>
    <message>
        <source>Connected with the shop&apos;s backend.</source>
        <translation>تم الاتصال بخادم المتجر.</translation>
    </message>
    <message>
        <source>The backend was disconnected and its password removed.</source>
        <translation>تم قطع الاتصال بالخادم وحُذفت كلمة مروره.</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>the password is missing</source>
        <translation>كلمة المرور غير موجودة</translation>
    </message>
    <message>
        <source>The server the shop&apos;s chats run on. The account is saved after it has passed the test, and takes effect at once.</source>
        <translation>الخادم الذي تجري عليه محادثات المتجر. يُحفظ الحساب بعد اجتياز الاختبار ويسري فورًا.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>قطع الاتصال</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>ال&amp;عنوان:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>ال&amp;مستخدم:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;كلمة المرور:</translation>
    </message>
    <message>
        <source>A&amp;llow answering customers</source>
        <translation>ال&amp;سماح بالرد على العملاء</translation>
    </message>
    <message>
        <source>Off: this program only watches. On: what you send on the Live page is stored in the shop&apos;s database and shown to the customer.</source>
        <translation>معطّل: هذا البرنامج يراقب فقط. مفعّل: ما ترسله في صفحة المحادثات الحية يُحفظ في قاعدة بيانات المتجر ويظهر للعميل.</translation>
    </message>
    <message>
        <source>▲ Customers will see what you send from this program, under the name of the backend&apos;s user. Nothing is sent without you pressing Send.</source>
        <translation>▲ سيرى العملاء ما ترسله من هذا البرنامج باسم مستخدم الخادم. لا يُرسل شيء دون أن تضغط إرسال.</translation>
    </message>
    <message>
        <source>Allow Answering</source>
        <translation>السماح بالرد</translation>
    </message>
    <message>
        <source>Go On Watching</source>
        <translation>متابعة المراقبة</translation>
    </message>
</context>
<context>
    <name>ui::BotPicker</name>
    <message>
        <source>%1 (draft)</source>
        <translation>%1 (مسودة)</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>الروبوت</translation>
    </message>
    <message>
        <source>Bot by name or id</source>
        <translation>الروبوت بالاسم أو المعرّف</translation>
    </message>
    <message>
        <source>Which bot is asked; an id may be pasted</source>
        <translation>أي روبوت يُسأل؛ يمكن لصق معرّف</translation>
    </message>
</context>
<context>
    <name>ui::CheckList</name>
    <message>
        <source>Reach the service</source>
        <translation>الوصول إلى الخدمة</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>التشفير</translation>
    </message>
    <message>
        <source>Sign in</source>
        <translation>تسجيل الدخول</translation>
    </message>
    <message>
        <source>Permissions</source>
        <translation>الأذونات</translation>
    </message>
    <message>
        <source>First bot</source>
        <translation>أول روبوت</translation>
    </message>
    <message>
        <source>%1…</source>
        <comment>a step that runs</comment>
        <translation>%1…</translation>
    </message>
    <message>
        <source>%1: left out</source>
        <translation>%1: تُرك</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 م.ث</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>step; time</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1: %2 · %3</source>
        <comment>step; what was found; time</comment>
        <translation>%1: %2 · %3</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>step; why it failed</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>رسالة واحدة</numerusform>
            <numerusform>رسالتان</numerusform>
            <numerusform>%Ln رسائل</numerusform>
            <numerusform>%Ln رسالة</numerusform>
            <numerusform>%Ln رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of them cannot be read this way</source>
        <translation>%1 منها لا يمكن قراءتها بهذه الطريقة</translation>
    </message>
    <message>
        <source>other lines: %1</source>
        <translation>أسطر أخرى: %1</translation>
    </message>
    <message>
        <source>newest %1</source>
        <translation>الأحدث %1</translation>
    </message>
    <message>
        <source>the backend cannot send the messages of signed-in customers; read its database to have all</source>
        <translation>لا يستطيع الخادم إرسال رسائل العملاء المسجّلين؛ اقرأ قاعدة بياناته للحصول على الكل</translation>
    </message>
    <message>
        <source>nothing came within the time of the test, which may be fine</source>
        <translation>لم يصل شيء خلال مدة الاختبار، وقد يكون ذلك طبيعيًا</translation>
    </message>
    <message>
        <source>only the first part was counted</source>
        <translation>لم يُعدّ إلا الجزء الأول</translation>
    </message>
    <message>
        <source>about</source>
        <translation>تقريبًا</translation>
    </message>
    <message>
        <source>you may write to it; this program only reads it</source>
        <translation>يمكنك الكتابة فيه؛ هذا البرنامج يقرأه فقط</translation>
    </message>
    <message>
        <source>read-only for you, which is enough</source>
        <translation>للقراءة فقط لك، وهذا يكفي</translation>
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
        <translation>ملف SQLite الخاص بالخادم</translation>
    </message>
    <message>
        <source>The right server</source>
        <translation>الخادم الصحيح</translation>
    </message>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
    <message>
        <source>WebSocket</source>
        <translation>WebSocket</translation>
    </message>
    <message>
        <source>Session opened</source>
        <translation>فتح الجلسة</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>أول حدث</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>Kind of file</source>
        <translation>نوع الملف</translation>
    </message>
    <message>
        <source>Tables and columns</source>
        <translation>الجداول والأعمدة</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Writing</source>
        <translation>الكتابة</translation>
    </message>
    <message>
        <source>%1: stopped</source>
        <translation>%1: أُوقف</translation>
    </message>
    <message>
        <source>round trip %1 ms</source>
        <translation>ذهاب وإياب %1 م.ث</translation>
    </message>
    <message>
        <source>%1 ms behind</source>
        <translation>متأخر %1 م.ث</translation>
    </message>
    <message>
        <source>this account could write; this program does not unless you allow it. An account that may only read is safer</source>
        <translation>يستطيع هذا الحساب الكتابة؛ ولا يكتب هذا البرنامج ما لم تسمح. الحساب المخصّص للقراءة فقط أكثر أمانًا</translation>
    </message>
    <message>
        <source>not encrypted: what is read can be seen on the way</source>
        <translation>غير مشفّر: ما يُقرأ يمكن رؤيته في الطريق</translation>
    </message>
    <message>
        <source>not encrypted; it does not leave this computer</source>
        <translation>غير مشفّر؛ لا يغادر هذا الحاسوب</translation>
    </message>
    <message>
        <source>nobody checks that it is the right server</source>
        <translation>لا أحد يتحقق من أنه الخادم الصحيح</translation>
    </message>
    <message>
        <source>this is no copy but a primary of its own</source>
        <translation>هذه ليست نسخة بل خادم رئيسي مستقل</translation>
    </message>
    <message>
        <source>Tables</source>
        <translation>الجداول</translation>
    </message>
    <message>
        <source>Rights</source>
        <translation>الصلاحيات</translation>
    </message>
    <message>
        <source>Latency</source>
        <translation>زمن الاستجابة</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>النسخة المطابقة</translation>
    </message>
</context>
<context>
    <name>ui::CommentDialog</name>
    <message>
        <source>Comment on a Message</source>
        <translation>التعليق على رسالة</translation>
    </message>
    <message>
        <source>&amp;Comment:</source>
        <translation>التعليق:</translation>
    </message>
    <message>
        <source>Ctrl+Enter saves. An empty comment is removed.</source>
        <translation>يحفظ Ctrl+Enter التعليق. ويُزال التعليق الفارغ.</translation>
    </message>
</context>
<context>
    <name>ui::Composer</name>
    <message>
        <source>Picture %1</source>
        <translation>صورة %1</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>إرسال</translation>
    </message>
    <message>
        <source>Esc stops the answer</source>
        <translation>Esc يوقف الرد</translation>
    </message>
    <message>
        <source>A picture needs a question beside it.</source>
        <translation>الصورة تحتاج إلى سؤال معها.</translation>
    </message>
    <message>
        <source>Enter sends, Shift+Enter begins a new line</source>
        <translation>للإرسال Enter، ولسطر جديد Shift+Enter</translation>
    </message>
    <message>
        <source>Remove the picture %1</source>
        <translation>إزالة الصورة %1</translation>
    </message>
    <message>
        <source>Add Pictures</source>
        <translation>إضافة صور</translation>
    </message>
    <message>
        <source>Pictures (*.png *.jpg *.jpeg *.gif *.webp *.bmp)</source>
        <translation>صور (*.png *.jpg *.jpeg *.gif *.webp *.bmp)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Ask the bot something…</source>
        <translation>اسأل الروبوت شيئًا…</translation>
    </message>
    <message>
        <source>Question to the bot</source>
        <translation>سؤال للروبوت</translation>
    </message>
    <message>
        <source>Add pictures to the question</source>
        <translation>إضافة صور إلى السؤال</translation>
    </message>
    <message>
        <source>Add pictures</source>
        <translation>إضافة صور</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionSection</name>
    <message>
        <source>testing…</source>
        <translation>جارٍ الاختبار…</translation>
    </message>
    <message>
        <source>the test failed</source>
        <translation>فشل الاختبار</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection; what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Stop the Test</source>
        <translation>إيقاف الاختبار</translation>
    </message>
    <message>
        <source>Test and Save</source>
        <translation>اختبار وحفظ</translation>
    </message>
</context>
<context>
    <name>ui::ConnectionsPage</name>
    <message>
        <source>The report was copied.</source>
        <translation>نُسخ التقرير.</translation>
    </message>
    <message>
        <source>%1  %2</source>
        <comment>time; what went wrong</comment>
        <translation>%1  %2</translation>
    </message>
    <message>
        <source>Last errors</source>
        <translation>آخر الأخطاء</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection; its state</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 (%2 times)</source>
        <translation>%1 (%2 مرات)</translation>
    </message>
    <message>
        <source>None so far.</source>
        <translation>لا شيء حتى الآن.</translation>
    </message>
    <message>
        <source>Connections</source>
        <translation>الاتصالات</translation>
    </message>
</context>
<context>
    <name>ui::ContextPanel</name>
    <message>
        <source>About the conversation</source>
        <translation>عن المحادثة</translation>
    </message>
    <message>
        <source>Open a conversation to see what is known about it.</source>
        <translation>افتح محادثة لترى ما يُعرف عنها.</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>نسخ المعرّف</translation>
    </message>
    <message>
        <source>Copy the conversation&apos;s id</source>
        <translation>نسخ معرّف المحادثة</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>All chats of this customer</source>
        <translation>كل محادثات هذا العميل</translation>
    </message>
    <message>
        <source>Show only this customer in the list</source>
        <translation>عرض هذا العميل وحده في القائمة</translation>
    </message>
    <message>
        <source>Conversations of the customer</source>
        <translation>محادثات العميل</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Marks of the conversation</source>
        <translation>علامات المحادثة</translation>
    </message>
    <message>
        <source>Marks</source>
        <translation>العلامات</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>First</source>
        <translation>الأولى</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>الأخيرة</translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Customer messages</source>
        <translation>رسائل العميل</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>المتجر</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>الروبوت</translation>
    </message>
    <message>
        <source>Source</source>
        <translation>المصدر</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>المعرّف</translation>
    </message>
    <message>
        <source>%1 (guest)</source>
        <translation>%1 (زائر)</translation>
    </message>
    <message>
        <source>★ %1  %2</source>
        <translation>★ %1  %2</translation>
    </message>
    <message>
        <source>Marked, %1: %2</source>
        <translation>عليها علامة، %1: %2</translation>
    </message>
    <message>
        <source>%1 or earlier</source>
        <translation>%1 أو قبل ذلك</translation>
    </message>
    <message>
        <source>%1 or more</source>
        <translation>%1 أو أكثر</translation>
    </message>
</context>
<context>
    <name>ui::ConversationListModel</name>
    <message>
        <source>guest</source>
        <translation>زائر</translation>
    </message>
    <message numerus="yes">
        <source>%n mark(s)</source>
        <translation>
            <numerusform>لا علامات</numerusform>
            <numerusform>علامة واحدة</numerusform>
            <numerusform>علامتان</numerusform>
            <numerusform>%n علامات</numerusform>
            <numerusform>%n علامة</numerusform>
            <numerusform>%n علامة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>رسالة واحدة</numerusform>
            <numerusform>رسالتان</numerusform>
            <numerusform>%n رسائل</numerusform>
            <numerusform>%n رسالة</numerusform>
            <numerusform>%n رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>at least %n message(s)</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>رسالة واحدة على الأقل</numerusform>
            <numerusform>رسالتان على الأقل</numerusform>
            <numerusform>%n رسائل على الأقل</numerusform>
            <numerusform>%n رسالة على الأقل</numerusform>
            <numerusform>%n رسالة على الأقل</numerusform>
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
        <translation>يُطبع عدد محدود من الرسائل الأولى: %L1. صدّر المحادثة للحصول عليها كلها.</translation>
    </message>
    <message>
        <source>%1 – page %L2</source>
        <translation>%1 – صفحة %L2</translation>
    </message>
</context>
<context>
    <name>ui::CozeForm</name>
    <message>
        <source>Client id and public key fingerprint are needed.</source>
        <translation>يلزم معرّف العميل وبصمة المفتاح العام.</translation>
    </message>
    <message>
        <source>Choose the Private Key</source>
        <translation>اختيار المفتاح الخاص</translation>
    </message>
    <message>
        <source>Keys (*.pem *.key)</source>
        <translation>مفاتيح (*.pem *.key)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>The file could not be read: %1</source>
        <translation>تعذّرت قراءة الملف: %1</translation>
    </message>
    <message>
        <source>&amp;Region:</source>
        <translation>المن&amp;طقة:</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>ال&amp;عنوان:</translation>
    </message>
    <message>
        <source>Sign in &amp;with:</source>
        <translation>الدخول &amp;بواسطة:</translation>
    </message>
    <message>
        <source>Personal access &amp;token:</source>
        <translation>ر&amp;مز الوصول الشخصي:</translation>
    </message>
    <message>
        <source>&amp;Client id:</source>
        <translation>معرّف ال&amp;عميل:</translation>
    </message>
    <message>
        <source>Public key &amp;fingerprint:</source>
        <translation>&amp;بصمة المفتاح العام:</translation>
    </message>
    <message>
        <source>Private &amp;key:</source>
        <translation>المفتاح ال&amp;خاص:</translation>
    </message>
    <message>
        <source>International (coze.com)</source>
        <translation>دولي (coze.com)</translation>
    </message>
    <message>
        <source>China (coze.cn)</source>
        <translation>الصين (coze.cn)</translation>
    </message>
    <message>
        <source>Own server (Coze Studio)</source>
        <translation>خادم خاص (Coze Studio)</translation>
    </message>
    <message>
        <source>Personal access token</source>
        <translation>رمز وصول شخصي</translation>
    </message>
    <message>
        <source>OAuth app (JWT)</source>
        <translation>تطبيق OAuth (JWT)</translation>
    </message>
    <message>
        <source>•••••••• stored; type or paste to replace it</source>
        <translation>•••••••• محفوظ؛ اكتب أو الصق لاستبداله</translation>
    </message>
    <message>
        <source>From File…</source>
        <translation>من ملف…</translation>
    </message>
    <message>
        <source>Kept in this computer&apos;s key ring, never in a file.</source>
        <translation>يُحفظ في حلقة مفاتيح هذا الحاسوب، ولا يُحفظ في ملف أبدًا.</translation>
    </message>
    <message>
        <source>No key ring can be reached: it is kept for this session only.</source>
        <translation>لا يمكن الوصول إلى حلقة مفاتيح: يُحفظ لهذه الجلسة فقط.</translation>
    </message>
    <message>
        <source>An environment variable gives the secret and wins over what is stored.</source>
        <translation>متغير بيئة يعطي السر ويتقدم على المحفوظ.</translation>
    </message>
</context>
<context>
    <name>ui::CozeSection</name>
    <message>
        <source>Coze account</source>
        <translation>حساب Coze</translation>
    </message>
    <message>
        <source>There is no private key yet.</source>
        <translation>لا يوجد مفتاح خاص بعد.</translation>
    </message>
    <message>
        <source>There is no token yet.</source>
        <translation>لا يوجد رمز بعد.</translation>
    </message>
    <message>
        <source>Connected. The Test page can ask your bots now.</source>
        <translation>تم الاتصال. يمكن لصفحة الاختبار الآن سؤال روبوتاتك.</translation>
    </message>
    <message>
        <source>The account was disconnected and its secret removed.</source>
        <translation>فُصل الحساب وحُذف سره.</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>sign-in failed</source>
        <translation>فشل تسجيل الدخول</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>○ Not connected.</source>
        <translation>○ غير متصل.</translation>
    </message>
    <message>
        <source>● Connected with a personal token.</source>
        <translation>● متصل برمز شخصي.</translation>
    </message>
    <message>
        <source>● Access token valid for %1 min.</source>
        <translation>● رمز الوصول صالح %1 دقيقة.</translation>
    </message>
    <message>
        <source>● Connected; an access token is fetched with the first question.</source>
        <translation>● متصل؛ يُجلب رمز الوصول مع أول سؤال.</translation>
    </message>
    <message>
        <source>Reused %1, exchanged %2, failed %3, waited for another one&apos;s exchange %4.</source>
        <translation>أُعيد استخدامه %1، استُبدل %2، فشل %3، انتظر استبدالًا آخر %4.</translation>
    </message>
    <message>
        <source>▲ This computer&apos;s clock differs from the service&apos;s by %1 s; it is allowed for.</source>
        <translation>▲ ساعة هذا الحاسوب تختلف عن ساعة الخدمة بمقدار %1 ث؛ وقد أُخذ ذلك في الحسبان.</translation>
    </message>
    <message>
        <source>The sample shop answers on this computer with bots of its own. Nothing leaves it. Go back to your own archive to connect an account.</source>
        <translation>يجيب المتجر النموذجي على هذا الحاسوب بروبوتاته. لا شيء يغادره. عُد إلى أرشيفك لربط حساب.</translation>
    </message>
    <message>
        <source>Paste a token or the key of an OAuth app. It is saved after it has passed the test.</source>
        <translation>الصق رمزًا أو مفتاح تطبيق OAuth. يُحفظ بعد أن يجتاز الاختبار.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>قطع الاتصال</translation>
    </message>
</context>
<context>
    <name>ui::DatabaseForm</name>
    <message>
        <source>An address is needed</source>
        <translation>يلزم عنوان</translation>
    </message>
    <message>
        <source>The history is copied to this computer: every search is instant, and it can be read without a network.</source>
        <translation>يُنسخ السجل إلى هذا الحاسوب: كل بحث فوري، وتمكن قراءته دون شبكة.</translation>
    </message>
    <message>
        <source>Nothing is copied: for a history that is too large, or must always be the latest. Searching in texts can take long.</source>
        <translation>لا يُنسخ شيء: لسجل كبير جدًا أو يجب أن يكون الأحدث دائمًا. قد يطول البحث في النصوص.</translation>
    </message>
    <message numerus="yes">
        <source> month(s)</source>
        <comment>after a number; of history that is kept</comment>
        <translation>
            <numerusform> شهر</numerusform>
            <numerusform> شهر</numerusform>
            <numerusform> شهر</numerusform>
            <numerusform> أشهر</numerusform>
            <numerusform> شهرًا</numerusform>
            <numerusform> شهر</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>ال&amp;عنوان:</translation>
    </message>
    <message>
        <source>H&amp;ost:</source>
        <translation>المض&amp;يف:</translation>
    </message>
    <message>
        <source>&amp;Database:</source>
        <translation>&amp;قاعدة البيانات:</translation>
    </message>
    <message>
        <source>&amp;User:</source>
        <translation>ال&amp;مستخدم:</translation>
    </message>
    <message>
        <source>&amp;Password:</source>
        <translation>&amp;كلمة المرور:</translation>
    </message>
    <message>
        <source>&amp;Replica:</source>
        <translation>ال&amp;نسخة المطابقة:</translation>
    </message>
    <message>
        <source>&amp;History:</source>
        <translation>ال&amp;سجل:</translation>
    </message>
    <message>
        <source>&amp;Keep:</source>
        <translation>الا&amp;حتفاظ:</translation>
    </message>
    <message>
        <source>Por&amp;t:</source>
        <translation>المن&amp;فذ:</translation>
    </message>
    <message>
        <source>Check the server&apos;s &amp;certificate</source>
        <translation>الت&amp;حقق من شهادة الخادم</translation>
    </message>
    <message>
        <source>Without it the connection is encrypted, but another server could pretend to be this one (sslmode=verify-full).</source>
        <translation>بدونه يكون الاتصال مشفّرًا، لكن قد ينتحل خادم آخر صفة هذا الخادم (sslmode=verify-full).</translation>
    </message>
    <message>
        <source>Paste it whole: it fills the fields below, and a password in it moves to its field.</source>
        <translation>الصقه كاملًا: يملأ الحقول أدناه، وتنتقل كلمة المرور التي فيه إلى حقلها.</translation>
    </message>
    <message>
        <source>Optional: a copy of the server that answers what is only read. What its address leaves out is as above.</source>
        <translation>اختياري: نسخة من الخادم تجيب عما يُقرأ فقط. ما لا يذكره عنوانها يكون كما أعلاه.</translation>
    </message>
    <message>
        <source>Copied to this computer</source>
        <translation>يُنسخ إلى هذا الحاسوب</translation>
    </message>
    <message>
        <source>Read from the server</source>
        <translation>يُقرأ من الخادم</translation>
    </message>
    <message>
        <source>everything</source>
        <translation>كل شيء</translation>
    </message>
</context>
<context>
    <name>ui::DatabaseSection</name>
    <message>
        <source>Shop&apos;s database</source>
        <translation>قاعدة بيانات المتجر</translation>
    </message>
    <message>
        <source>•••••••• stored; type to replace it</source>
        <translation>•••••••• محفوظة؛ اكتب لاستبدالها</translation>
    </message>
    <message>
        <source>Connected with the shop&apos;s database. Its history is read from the server.</source>
        <translation>تم الاتصال بقاعدة بيانات المتجر. يُقرأ سجلها من الخادم.</translation>
    </message>
    <message>
        <source>Connected with the shop&apos;s database. Its history is copied here, the newest first.</source>
        <translation>تم الاتصال بقاعدة بيانات المتجر. يُنسخ سجلها إلى هنا بدءًا بالأحدث.</translation>
    </message>
    <message>
        <source>The database was disconnected and its password removed. What was copied stays.</source>
        <translation>تم قطع الاتصال بقاعدة البيانات وحُذفت كلمة مرورها. ما نُسخ يبقى.</translation>
    </message>
    <message>
        <source>not connected</source>
        <translation>غير متصل</translation>
    </message>
    <message>
        <source>cannot be reached</source>
        <translation>يتعذّر الوصول</translation>
    </message>
    <message>
        <source>The shop&apos;s own PostgreSQL, and a copy of it that answers what is only read. It is saved after it has passed the test, becomes the source of the history, and is never written to unless you allow it.</source>
        <translation>قاعدة PostgreSQL الخاصة بالمتجر، ونسخة منها تجيب عما يُقرأ فقط. تُحفظ بعد اجتياز الاختبار وتصبح مصدر السجل، ولا يُكتب فيها أبدًا ما لم تسمح.</translation>
    </message>
    <message>
        <source>Disconnect</source>
        <translation>قطع الاتصال</translation>
    </message>
</context>
<context>
    <name>ui::DatabaseStanding</name>
    <message>
        <source>%1: %2 open, %3 busy, %4 waiting · longest wait %5 ms</source>
        <comment>server; connections; questions</comment>
        <translation>%1: %2 مفتوحة، %3 مشغولة، %4 في الانتظار · أطول انتظار %5 م.ث</translation>
    </message>
    <message>
        <source>Primary</source>
        <translation>الخادم الرئيسي</translation>
    </message>
    <message>
        <source>Replica</source>
        <translation>النسخة المطابقة</translation>
    </message>
    <message>
        <source>Neither server can be reached.</source>
        <translation>تعذّر الوصول إلى أي من الخادمين.</translation>
    </message>
    <message>
        <source>The replica answered last.</source>
        <translation>أجابت النسخة المطابقة أخيرًا.</translation>
    </message>
    <message>
        <source>The primary answered last.</source>
        <translation>أجاب الخادم الرئيسي أخيرًا.</translation>
    </message>
    <message>
        <source>The replica was not looked at yet.</source>
        <translation>لم تُفحص النسخة المطابقة بعد.</translation>
    </message>
    <message>
        <source>The replica is left out: it does not answer.</source>
        <translation>استُبعدت النسخة المطابقة: لا تجيب.</translation>
    </message>
    <message>
        <source>The replica is left out: it is too far behind.</source>
        <translation>استُبعدت النسخة المطابقة: متأخرة كثيرًا.</translation>
    </message>
    <message>
        <source>The replica is left out: it has become a primary.</source>
        <translation>استُبعدت النسخة المطابقة: أصبحت خادمًا رئيسيًا.</translation>
    </message>
    <message>
        <source>The replica waits for what was written here.</source>
        <translation>تنتظر النسخة المطابقة ما كُتب هنا.</translation>
    </message>
    <message>
        <source>The replica is left out: it is no copy of this primary.</source>
        <translation>استُبعدت النسخة المطابقة: ليست نسخة من هذا الخادم الرئيسي.</translation>
    </message>
    <message>
        <source>The replica is %1 ms behind.</source>
        <translation>النسخة المطابقة متأخرة %1 م.ث.</translation>
    </message>
    <message>
        <source>Connections to the server</source>
        <translation>الاتصالات بالخادم</translation>
    </message>
    <message>
        <source>No statement took 200 ms or longer so far.</source>
        <translation>لم تستغرق أي عبارة 200 م.ث أو أكثر حتى الآن.</translation>
    </message>
    <message>
        <source>Slow statements</source>
        <translation>العبارات البطيئة</translation>
    </message>
    <message>
        <source>Slow statement</source>
        <translation>عبارة بطيئة</translation>
    </message>
    <message>
        <source>ms</source>
        <comment>milliseconds, heading of a column</comment>
        <translation>م.ث</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Being copied: %1 of about %2 messages, the newest first.</source>
        <translation>جارٍ النسخ: %1 من نحو %2 رسالة، الأحدث أولًا.</translation>
    </message>
    <message>
        <source>Being copied, the newest messages first.</source>
        <translation>جارٍ النسخ، الرسائل الأحدث أولًا.</translation>
    </message>
    <message>
        <source>Copied: complete up to %1.</source>
        <translation>تم النسخ: كامل حتى %1.</translation>
    </message>
    <message>
        <source>Copied; what is new is being read.</source>
        <translation>تم النسخ؛ جارٍ قراءة الجديد.</translation>
    </message>
    <message>
        <source>The copy cannot be brought up to date. %1</source>
        <translation>تعذّر تحديث النسخة. %1</translation>
    </message>
</context>
<context>
    <name>ui::DateScrubber</name>
    <message>
        <source>Time in the conversation</source>
        <translation>الوقت في المحادثة</translation>
    </message>
    <message>
        <source>%1, of %2 to %3</source>
        <translation>%1، من %2 إلى %3</translation>
    </message>
</context>
<context>
    <name>ui::Dates</name>
    <message>
        <source>d MMM HH:mm</source>
        <comment>date format: day and month, then time</comment>
        <translation>d MMM HH:mm</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>ddd d MMM</source>
        <comment>date format: weekday, day and month</comment>
        <translation>ddd d MMM</translation>
    </message>
    <message>
        <source>ddd d MMM yyyy</source>
        <comment>date format: weekday, day, month and year</comment>
        <translation>ddd d MMM yyyy</translation>
    </message>
    <message>
        <source>d MMM yyyy HH:mm</source>
        <comment>date format: short, with year and time</comment>
        <translation>d MMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>d MMMM yyyy HH:mm</source>
        <comment>date format: long, with year and time</comment>
        <translation>d MMMM yyyy HH:mm</translation>
    </message>
    <message>
        <source>dddd, d MMMM yyyy HH:mm:ss</source>
        <comment>date format: everything, with weekday and seconds</comment>
        <translation>dddd، d MMMM yyyy HH:mm:ss</translation>
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
        <translation>عمليات بحث أوسع</translation>
    </message>
    <message>
        <source>%1 without the date filter</source>
        <translation>دون مرشّح التاريخ: %1</translation>
    </message>
    <message>
        <source>%1 with any of the words</source>
        <translation>بأي من الكلمات: %1</translation>
    </message>
    <message>
        <source>%1 with any of the words, without filters</source>
        <translation>بأي من الكلمات ودون مرشّحات: %1</translation>
    </message>
    <message>
        <source>%1 without filters</source>
        <translation>دون مرشّحات: %1</translation>
    </message>
    <message>
        <source>%1 also inside of words</source>
        <translation>داخل الكلمات أيضًا: %1</translation>
    </message>
    <message>
        <source>%1 without “%2”</source>
        <translation>دون «%2»: %1</translation>
    </message>
    <message>
        <source>This history has no conversations yet.</source>
        <translation>لا محادثات في هذا السجل بعد.</translation>
    </message>
    <message>
        <source>No message meets these filters.</source>
        <translation>لا رسالة توافق هذه المرشّحات.</translation>
    </message>
    <message>
        <source>No message contains &lt;b&gt;%1&lt;/b&gt; with these filters.</source>
        <translation>لا رسالة تحتوي &lt;b&gt;%1&lt;/b&gt; مع هذه المرشّحات.</translation>
    </message>
    <message>
        <source>No message contains &lt;b&gt;%1&lt;/b&gt;.</source>
        <translation>لا رسالة تحتوي &lt;b&gt;%1&lt;/b&gt;.</translation>
    </message>
</context>
<context>
    <name>ui::ErrorPage</name>
    <message>
        <source>Details</source>
        <translation>التفاصيل</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Open Folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Look at Sample Data</source>
        <translation>عرض بيانات نموذجية</translation>
    </message>
    <message>
        <source>Copy Details</source>
        <translation>نسخ التفاصيل</translation>
    </message>
</context>
<context>
    <name>ui::Errors</name>
    <message>
        <source>It is not here any more</source>
        <translation>لم يعد موجودًا هنا</translation>
    </message>
    <message>
        <source>This file cannot be understood</source>
        <translation>تعذّر فهم هذا الملف</translation>
    </message>
    <message>
        <source>This file needs another version</source>
        <translation>يحتاج هذا الملف إلى إصدار آخر</translation>
    </message>
    <message>
        <source>This place cannot be written to</source>
        <translation>لا يمكن الكتابة في هذا المكان</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>القرص ممتلئ</translation>
    </message>
    <message>
        <source>Another program is using the archive</source>
        <translation>برنامج آخر يستخدم الأرشيف</translation>
    </message>
    <message>
        <source>The archive is damaged</source>
        <translation>الأرشيف تالف</translation>
    </message>
    <message>
        <source>The archive did not answer</source>
        <translation>لم يستجب الأرشيف</translation>
    </message>
    <message>
        <source>The file cannot be opened</source>
        <translation>تعذّر فتح الملف</translation>
    </message>
    <message>
        <source>What you asked for is no longer in the archive. Press F5 to read the list again.</source>
        <translation>ما طلبته لم يعد في الأرشيف. اضغط F5 لقراءة القائمة من جديد.</translation>
    </message>
    <message>
        <source>Nothing in it looks like chat messages. Choose a JSON Lines, CSV or SQLite file with messages, gzipped or not.</source>
        <translation>لا شيء فيه يشبه رسائل المحادثة. اختر ملف JSON Lines أو CSV أو SQLite فيه رسائل، مضغوطًا بـ gzip أو غير مضغوط.</translation>
    </message>
    <message>
        <source>It was made for another version of this program, or has other columns than it expects. It was left untouched. Update the program or choose another file.</source>
        <translation>أُنشئ لإصدار آخر من هذا البرنامج، أو أن أعمدته غير المتوقعة. لم يُمسّ الملف. حدّث البرنامج أو اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>You can go on reading. To change something, give yourself the right to write to the folder or copy it to another place.</source>
        <translation>يمكنك متابعة القراءة. لإجراء تغيير امنح نفسك إذن الكتابة في المجلد أو انسخه إلى مكان آخر.</translation>
    </message>
    <message>
        <source>Nothing was lost. Free some space, then try again.</source>
        <translation>لم يُفقد شيء. أفرغ بعض المساحة ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Only one program can write at a time. Wait until it is done or close it, then try again.</source>
        <translation>لا يمكن أن يكتب إلا برنامج واحد في الوقت نفسه. انتظر حتى ينتهي أو أغلقه ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>Parts of it cannot be read. Move the file away and import your history files again; they are not affected.</source>
        <translation>تعذّرت قراءة أجزاء منه. انقل الملف إلى مكان آخر واستورد ملفات السجل من جديد؛ فهي لم تتأثر.</translation>
    </message>
    <message>
        <source>Try again. When it happens again, copy the details and send them to whoever looks after your program.</source>
        <translation>أعد المحاولة. إن تكرر ذلك فانسخ التفاصيل وأرسلها إلى من يتولى صيانة برنامجك.</translation>
    </message>
    <message>
        <source>Check that it is still there and that you may read it, then try again.</source>
        <translation>تأكد أنه لا يزال موجودًا وأن لديك إذن قراءته، ثم أعد المحاولة.</translation>
    </message>
    <message>
        <source>No connection</source>
        <translation>لا يوجد اتصال</translation>
    </message>
    <message>
        <source>The connection is not safe</source>
        <translation>الاتصال غير آمن</translation>
    </message>
    <message>
        <source>No answer in time</source>
        <translation>لا رد في الوقت المحدد</translation>
    </message>
    <message>
        <source>The key or token was refused</source>
        <translation>رُفض المفتاح أو الرمز</translation>
    </message>
    <message>
        <source>The account may not do this</source>
        <translation>لا يُسمح للحساب بذلك</translation>
    </message>
    <message>
        <source>The service asks to slow down</source>
        <translation>تطلب الخدمة الإبطاء</translation>
    </message>
    <message>
        <source>The answer could not be understood</source>
        <translation>تعذّر فهم الرد</translation>
    </message>
    <message>
        <source>The service reports an error</source>
        <translation>تبلغ الخدمة عن خطأ</translation>
    </message>
    <message>
        <source>The service does not know it. Check the id, the region and the account.</source>
        <translation>الخدمة لا تعرفه. تحقق من المعرّف والمنطقة والحساب.</translation>
    </message>
    <message>
        <source>The request cannot be sent like this. Change it, then try again.</source>
        <translation>لا يمكن إرسال الطلب هكذا. غيّره ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>A chat is still running in this conversation. Wait for it or stop it, then ask again.</source>
        <translation>ما زالت محادثة جارية هنا. انتظرها أو أوقفها ثم اسأل مجددًا.</translation>
    </message>
    <message>
        <source>The service cannot be reached. Check the network and the address, then try again.</source>
        <translation>لا يمكن الوصول إلى الخدمة. تحقق من الشبكة والعنوان ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>The other side could not prove who it is, so nothing was sent. Check the address and this computer&apos;s date.</source>
        <translation>لم يستطع الطرف الآخر إثبات هويته، فلم يُرسل شيء. تحقق من العنوان ومن تاريخ هذا الحاسوب.</translation>
    </message>
    <message>
        <source>The service did not answer in time. Try again.</source>
        <translation>لم ترد الخدمة في الوقت المحدد. حاول مجددًا.</translation>
    </message>
    <message>
        <source>The key or token is missing, wrong, revoked or of another region. Replace it on the Connections page.</source>
        <translation>المفتاح أو الرمز مفقود أو خاطئ أو ملغى أو من منطقة أخرى. استبدله في صفحة الاتصالات.</translation>
    </message>
    <message>
        <source>This account lacks a permission for it. Check the token&apos;s permissions, its workspace and its region.</source>
        <translation>ينقص هذا الحساب إذن لذلك. تحقق من أذونات الرمز ومساحة عمله ومنطقته.</translation>
    </message>
    <message>
        <source>The service asks to slow down, or a quota is used up. Try again later.</source>
        <translation>تطلب الخدمة الإبطاء أو استُنفدت حصة. حاول لاحقًا.</translation>
    </message>
    <message>
        <source>The answer was cut or is of an unknown kind. Try again; copy the report when it stays.</source>
        <translation>الرد مقطوع أو من نوع غير معروف. حاول مجددًا؛ وانسخ التقرير إن تكرر.</translation>
    </message>
    <message>
        <source>The service refused it.</source>
        <translation>رفضته الخدمة.</translation>
    </message>
    <message>
        <source>code %1</source>
        <translation>الرمز %1</translation>
    </message>
    <message>
        <source>log id %1</source>
        <translation>معرّف السجل %1</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <comment>sentence; details</comment>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>It is not there. Check the address or the file.</source>
        <translation>غير موجود هناك. تحقّق من العنوان أو الملف.</translation>
    </message>
    <message>
        <source>It cannot be used like this. Correct it, then test again.</source>
        <translation>لا يمكن استخدامه هكذا. صحّحه ثم اختبر مجددًا.</translation>
    </message>
    <message>
        <source>The other side is of another version than this program knows.</source>
        <translation>الطرف الآخر بإصدار لا يعرفه هذا البرنامج.</translation>
    </message>
    <message>
        <source>Another program has locked it. Try again in a moment.</source>
        <translation>برنامج آخر يقفله. حاول بعد قليل.</translation>
    </message>
    <message>
        <source>The file is damaged. Choose a copy of it.</source>
        <translation>الملف تالف. اختر نسخة منه.</translation>
    </message>
    <message>
        <source>The file cannot be read. Check that it is there and that you may read it.</source>
        <translation>تعذّرت قراءة الملف. تحقّق من وجوده ومن حقك في قراءته.</translation>
    </message>
    <message>
        <source>The server cannot be reached. Check the network and the address, then try again.</source>
        <translation>تعذّر الوصول إلى الخادم. تحقّق من الشبكة والعنوان ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>The server did not answer in time. Try again.</source>
        <translation>لم يرد الخادم في الوقت المناسب. حاول مجددًا.</translation>
    </message>
    <message>
        <source>User or password is missing or refused. Type the password of the backend again.</source>
        <translation>المستخدم أو كلمة المرور ناقص أو مرفوض. اكتب كلمة مرور الخادم من جديد.</translation>
    </message>
    <message>
        <source>The server lets nobody in from here. Ask who looks after it.</source>
        <translation>لا يسمح الخادم بالدخول من هنا. اسأل من يديره.</translation>
    </message>
    <message>
        <source>The server asks to slow down. Try again later.</source>
        <translation>يطلب الخادم الإبطاء. حاول لاحقًا.</translation>
    </message>
    <message>
        <source>Something else answers there than the shop&apos;s server. Check the address and the path.</source>
        <translation>يجيب هناك شيء غير خادم المتجر. تحقّق من العنوان والمسار.</translation>
    </message>
    <message>
        <source>The server refused it.</source>
        <translation>رفضه الخادم.</translation>
    </message>
    <message>
        <source>There is no such database on this server. Check its name.</source>
        <translation>لا توجد قاعدة بيانات بهذا الاسم على هذا الخادم. تحقّق من اسمها.</translation>
    </message>
    <message>
        <source>This is not the database of the shop&apos;s backend, or one of another version.</source>
        <translation>هذه ليست قاعدة بيانات خادم المتجر، أو هي من إصدار آخر.</translation>
    </message>
    <message>
        <source>The database is busy or takes no more connections. Try again in a moment.</source>
        <translation>قاعدة البيانات مشغولة أو لا تقبل مزيدًا من الاتصالات. حاول بعد قليل.</translation>
    </message>
    <message>
        <source>The database refused it.</source>
        <translation>رفضته قاعدة البيانات.</translation>
    </message>
    <message>
        <source>The database cannot be reached. Check the network, the host and the port, then try again.</source>
        <translation>تعذّر الوصول إلى قاعدة البيانات. تحقّق من الشبكة والمضيف والمنفذ ثم حاول مجددًا.</translation>
    </message>
    <message>
        <source>The database did not answer in time. Try again.</source>
        <translation>لم تُجب قاعدة البيانات في الوقت المناسب. حاول مجددًا.</translation>
    </message>
    <message>
        <source>The connection to the database could not be made safe, so nothing was sent. Check the certificate and the name of the server.</source>
        <translation>تعذّر تأمين الاتصال بقاعدة البيانات، فلم يُرسل شيء. تحقّق من شهادة الخادم واسمه.</translation>
    </message>
    <message>
        <source>The database does not let this user in. Check user and password.</source>
        <translation>لا تسمح قاعدة البيانات بدخول هذا المستخدم. تحقّق من المستخدم وكلمة المرور.</translation>
    </message>
    <message>
        <source>This account may not read the shop&apos;s tables. Ask whoever looks after the database for SELECT on them.</source>
        <translation>لا يحق لهذا الحساب قراءة جداول المتجر. اطلب من المسؤول عن قاعدة البيانات صلاحية SELECT عليها.</translation>
    </message>
    <message>
        <source>The database is only read. Writing has to be allowed for this workspace first.</source>
        <translation>قاعدة البيانات للقراءة فقط. يجب السماح بالكتابة لمساحة العمل هذه أولًا.</translation>
    </message>
    <message>
        <source>Something else than PostgreSQL answers there. Check the host and the port.</source>
        <translation>ما يجيب هناك ليس PostgreSQL. تحقّق من المضيف والمنفذ.</translation>
    </message>
</context>
<context>
    <name>ui::EventModel</name>
    <message>
        <source>%1 after %2 seconds</source>
        <translation>%1 بعد %2 ثانية</translation>
    </message>
    <message>
        <source>Seconds</source>
        <translation>الثواني</translation>
    </message>
    <message>
        <source>Event</source>
        <translation>الحدث</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>البيانات</translation>
    </message>
</context>
<context>
    <name>ui::EventsView</name>
    <message numerus="yes">
        <source>%Ln event(s)</source>
        <translation>
            <numerusform>لا أحداث</numerusform>
            <numerusform>حدث واحد</numerusform>
            <numerusform>حدثان</numerusform>
            <numerusform>%Ln أحداث</numerusform>
            <numerusform>%Ln حدثًا</numerusform>
            <numerusform>%Ln حدث</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %Ln event(s)</source>
        <translation>
            <numerusform>%1 من %Ln حدث</numerusform>
            <numerusform>%1 من حدث واحد</numerusform>
            <numerusform>%1 من حدثين</numerusform>
            <numerusform>%1 من %Ln أحداث</numerusform>
            <numerusform>%1 من %Ln حدثًا</numerusform>
            <numerusform>%1 من %Ln حدث</numerusform>
        </translation>
    </message>
    <message>
        <source>Filter events</source>
        <translation>تصفية الأحداث</translation>
    </message>
    <message>
        <source>Events of the turn</source>
        <translation>أحداث الدور</translation>
    </message>
    <message>
        <source>Data of the event</source>
        <translation>بيانات الحدث</translation>
    </message>
    <message>
        <source>Choose an event to read its data.</source>
        <translation>اختر حدثًا لقراءة بياناته.</translation>
    </message>
    <message>
        <source>Copy Report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>Copies ids, log id, times and events, without secrets</source>
        <translation>ينسخ المعرّفات ومعرّف السجل والأوقات والأحداث دون أسرار</translation>
    </message>
</context>
<context>
    <name>ui::ExportDialog</name>
    <message>
        <source>Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>What:</source>
        <translation>المحتوى:</translation>
    </message>
    <message>
        <source>HTML, a readable transcript</source>
        <translation>HTML، نص محادثة مقروء</translation>
    </message>
    <message>
        <source>Excel workbook (XLSX)</source>
        <translation>مصنف Excel ‏(XLSX)</translation>
    </message>
    <message>
        <source>CSV table</source>
        <translation>جدول CSV</translation>
    </message>
    <message>
        <source>JSON Lines, can be imported again</source>
        <translation>JSON Lines، يمكن استيراده من جديد</translation>
    </message>
    <message>
        <source>&amp;Format:</source>
        <translation>الصيغة:</translation>
    </message>
    <message>
        <source>&amp;Mask personal data (names, addresses, ids)</source>
        <translation>إخفاء البيانات الشخصية (الأسماء والعناوين والمعرّفات)</translation>
    </message>
    <message>
        <source>F&amp;ile:</source>
        <translation>الملف:</translation>
    </message>
    <message>
        <source>Progress of the export</source>
        <translation>تقدّم التصدير</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>تصدير</translation>
    </message>
    <message>
        <source>%1 of %2 messages</source>
        <translation>%1 من %2 من الرسائل</translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>%1 رسائل</numerusform>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>%1 رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;The whole history</source>
        <translation>كل السجل</translation>
    </message>
    <message>
        <source>&amp;The filtered set: %1</source>
        <translation>المجموعة المرشّحة: %1</translation>
    </message>
    <message>
        <source>This &amp;conversation: %1</source>
        <translation>هذه المحادثة: %1</translation>
    </message>
    <message>
        <source>This &amp;conversation</source>
        <translation>هذه المحادثة</translation>
    </message>
    <message>
        <source>Mar&amp;ked messages</source>
        <translation>الرسائل ذات العلامات</translation>
    </message>
    <message>
        <source>File</source>
        <translation>الملف</translation>
    </message>
    <message>
        <source>&amp;Browse…</source>
        <translation>استعراض…</translation>
    </message>
    <message>
        <source>Export to</source>
        <translation>التصدير إلى</translation>
    </message>
    <message>
        <source>chat history %1</source>
        <translation>سجل المحادثات %1</translation>
    </message>
    <message>
        <source>Exporting…</source>
        <translation>جارٍ التصدير…</translation>
    </message>
</context>
<context>
    <name>ui::FilterBar</name>
    <message>
        <source>Filters</source>
        <translation>المرشّحات</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>ترشيح</translation>
    </message>
    <message>
        <source>Add a filter</source>
        <translation>إضافة مرشّح</translation>
    </message>
    <message>
        <source>Add a filter: shop, bot, language, sender, date, customer or mark</source>
        <translation>إضافة مرشّح: المتجر أو الروبوت أو اللغة أو المرسل أو التاريخ أو العميل أو العلامة</translation>
    </message>
    <message>
        <source>not %1: %2</source>
        <translation>باستثناء %1: %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>From</source>
        <translation>المرسل</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>الروبوت</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>المتجر</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>المحادثة</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Not marked</source>
        <translation>بلا علامة</translation>
    </message>
    <message>
        <source>Marked</source>
        <translation>عليها علامة</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>From day</source>
        <translation>من يوم</translation>
    </message>
    <message>
        <source>On</source>
        <translation>في يوم</translation>
    </message>
    <message>
        <source>%1. Press to include.</source>
        <translation>%1. اضغط للتضمين.</translation>
    </message>
    <message>
        <source>%1. Press to exclude.</source>
        <translation>%1. اضغط للاستثناء.</translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation>إزالة المرشّح %1</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>&amp;Sender</source>
        <translation>المرسل</translation>
    </message>
    <message>
        <source>S&amp;hop</source>
        <translation>المتجر</translation>
    </message>
    <message>
        <source>&amp;Bot</source>
        <translation>الروبوت</translation>
    </message>
    <message>
        <source>&amp;Date</source>
        <translation>التاريخ</translation>
    </message>
    <message>
        <source>&amp;Customer…</source>
        <translation>العميل…</translation>
    </message>
    <message>
        <source>&amp;Marked</source>
        <translation>عليها علامة</translation>
    </message>
    <message>
        <source>%1  (%2)</source>
        <translation>%1  (%2)</translation>
    </message>
    <message>
        <source>None in this history</source>
        <translation>لا شيء في هذا السجل</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>جارٍ العدّ…</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>أمس</translation>
    </message>
    <message>
        <source>Last 7 days</source>
        <translation>آخر 7 أيام</translation>
    </message>
    <message>
        <source>Last 30 days</source>
        <translation>آخر 30 يومًا</translation>
    </message>
    <message>
        <source>From a day on…</source>
        <translation>ابتداءً من يوم…</translation>
    </message>
    <message>
        <source>Before a day…</source>
        <translation>قبل يوم…</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>نحو %1</translation>
    </message>
</context>
<context>
    <name>ui::FindBar</name>
    <message>
        <source>Find in conversation</source>
        <translation>بحث في المحادثة</translation>
    </message>
    <message>
        <source>Find previous (Shift+F3)</source>
        <translation>بحث عن السابق (Shift+F3)</translation>
    </message>
    <message>
        <source>Find next (F3)</source>
        <translation>بحث عن التالي (F3)</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>إغلاق (Esc)</translation>
    </message>
    <message numerus="yes">
        <source>%1 message(s)</source>
        <translation>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>%1 رسائل</numerusform>
            <numerusform>%1 رسالة</numerusform>
            <numerusform>%1 رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Not found</source>
        <translation>لا نتائج</translation>
    </message>
    <message>
        <source>%1, from the other end</source>
        <translation>%1، تابع من الطرف الآخر</translation>
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
        <translation>سجل محادثات متجرك كله على هذا الحاسوب: قابل للبحث، ومقروء دون شبكة.</translation>
    </message>
    <message>
        <source>Open a history file</source>
        <translation>فتح ملف سجل</translation>
    </message>
    <message>
        <source>JSON Lines, CSV or the backend&apos;s SQLite file, gzipped or not. You can also drop it on this window.</source>
        <translation>ملف JSON Lines أو CSV أو ملف SQLite الخاص بالخادم، مضغوطًا بـ gzip أو غير مضغوط. ويمكنك أيضًا إفلاته على هذه النافذة.</translation>
    </message>
    <message>
        <source>Try with sample data</source>
        <translation>تجربة بيانات نموذجية</translation>
    </message>
    <message>
        <source>Invented conversations in many languages. Nothing leaves this computer, and your own archive stays as it is.</source>
        <translation>محادثات مختلقة بلغات كثيرة. لا شيء يغادر هذا الحاسوب، ويبقى أرشيفك كما هو.</translation>
    </message>
    <message>
        <source>Connect a bot</source>
        <translation>ربط روبوت</translation>
    </message>
    <message>
        <source>Paste a Coze token or key, ask your bots and see every event and millisecond of their answers.</source>
        <translation>الصق رمز Coze أو مفتاحًا، واسأل روبوتاتك، وشاهد كل حدث وكل جزء من الثانية في ردودها.</translation>
    </message>
    <message>
        <source>Live chats</source>
        <translation>المحادثات الحية</translation>
    </message>
    <message>
        <source>Address, user and password of the shop&apos;s backend: watch customers being answered, and answer yourself when you allow it. Each can follow later.</source>
        <translation>عنوان خادم المتجر والمستخدم وكلمة المرور: راقب الردود على العملاء، وأجب بنفسك متى سمحت بذلك. يمكن إكمال كل منها لاحقًا.</translation>
    </message>
    <message>
        <source>Connect to a database</source>
        <translation>الاتصال بقاعدة بيانات</translation>
    </message>
    <message>
        <source>The shop&apos;s PostgreSQL: paste its address. Its history is copied here, or read where it is.</source>
        <translation>قاعدة PostgreSQL الخاصة بالمتجر: الصق عنوانها. يُنسخ سجلها إلى هنا أو يُقرأ في مكانه.</translation>
    </message>
</context>
<context>
    <name>ui::GapBar</name>
    <message>
        <source>Gaps</source>
        <translation>الفجوات</translation>
    </message>
    <message numerus="yes">
        <source>%1, and %n more gap(s)</source>
        <translation>
            <numerusform>%1، ولا فجوات أخرى</numerusform>
            <numerusform>%1، وفجوة أخرى</numerusform>
            <numerusform>%1، وفجوتان أخريان</numerusform>
            <numerusform>%1، و%n فجوات أخرى</numerusform>
            <numerusform>%1، و%n فجوة أخرى</numerusform>
            <numerusform>%1، و%n فجوة أخرى</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 – filling in…</source>
        <translation>%1 – جارٍ الاستكمال…</translation>
    </message>
    <message>
        <source>Fill now</source>
        <translation>استكمال الآن</translation>
    </message>
</context>
<context>
    <name>ui::GoToDateDialog</name>
    <message>
        <source>Go to Date or Message</source>
        <translation>الانتقال إلى تاريخ أو رسالة</translation>
    </message>
    <message>
        <source>&amp;Date, time or message id:</source>
        <translation>التاريخ أو الوقت أو معرّف الرسالة:</translation>
    </message>
    <message>
        <source>18.11 17:00 · 2025-11-18 · yesterday 17:00</source>
        <translation>18.11 17:00 · 2025-11-18 · أمس 17:00</translation>
    </message>
    <message>
        <source>&amp;Go</source>
        <translation>انتقال</translation>
    </message>
    <message>
        <source>The start of %1</source>
        <translation>بداية %1</translation>
    </message>
    <message>
        <source>The message with the id %1</source>
        <translation>الرسالة ذات المعرّف %1</translation>
    </message>
    <message>
        <source>The nearest message at or after that time is shown.</source>
        <translation>تُعرض أقرب رسالة في ذلك الوقت أو بعده.</translation>
    </message>
    <message>
        <source>This is no date, time or id yet.</source>
        <translation>هذا ليس تاريخًا أو وقتًا أو معرّفًا بعد.</translation>
    </message>
</context>
<context>
    <name>ui::HistoryDelegate</name>
    <message>
        <source>guest</source>
        <translation>زائر</translation>
    </message>
</context>
<context>
    <name>ui::HistoryOutput</name>
    <message>
        <source>The message was copied.</source>
        <translation>نُسخت الرسالة.</translation>
    </message>
    <message>
        <source>The ids were copied. Paste them into the search field.</source>
        <translation>نُسخت المعرّفات. الصقها في حقل البحث.</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) exported to %1.</source>
        <translation>
            <numerusform>لم تُصدَّر أي رسالة إلى %1.</numerusform>
            <numerusform>صُدِّرت رسالة واحدة إلى %1.</numerusform>
            <numerusform>صُدِّرت رسالتان إلى %1.</numerusform>
            <numerusform>صُدِّرت %n رسائل إلى %1.</numerusform>
            <numerusform>صُدِّرت %n رسالة إلى %1.</numerusform>
            <numerusform>صُدِّرت %n رسالة إلى %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) were longer than a cell can hold.</source>
        <translation>
            <numerusform>لم يتجاوز أي نص سعة الخلية.</numerusform>
            <numerusform>تجاوز نص واحد سعة الخلية.</numerusform>
            <numerusform>تجاوز نصان سعة الخلية.</numerusform>
            <numerusform>تجاوزت %n نصوص سعة الخلية.</numerusform>
            <numerusform>تجاوز %n نصًا سعة الخلية.</numerusform>
            <numerusform>تجاوز %n نص سعة الخلية.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show in Folder</source>
        <translation>عرض في المجلد</translation>
    </message>
    <message>
        <source>Printing…</source>
        <translation>جارٍ الطباعة…</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>The first %L1 messages were printed; export the conversation to have all of them.</source>
        <translation>عدد ما طُبع من الرسائل الأولى: %L1؛ صدّر المحادثة للحصول عليها كلها.</translation>
    </message>
    <message>
        <source>Sent to the printer.</source>
        <translation>أُرسلت إلى الطابعة.</translation>
    </message>
</context>
<context>
    <name>ui::HistoryPage</name>
    <message>
        <source>Search everywhere</source>
        <translation>البحث في كل مكان</translation>
    </message>
    <message>
        <source>The id was copied.</source>
        <translation>نُسخ المعرّف.</translation>
    </message>
    <message numerus="yes">
        <source>%1 hit(s)</source>
        <translation>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتائج</numerusform>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 conversation(s)</source>
        <translation>
            <numerusform>%1 محادثة</numerusform>
            <numerusform>%1 محادثة</numerusform>
            <numerusform>%1 محادثة</numerusform>
            <numerusform>%1 محادثات</numerusform>
            <numerusform>%1 محادثة</numerusform>
            <numerusform>%1 محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>History</source>
        <translation>السجل</translation>
    </message>
</context>
<context>
    <name>ui::HitHeader</name>
    <message>
        <source>Previous in the list (Alt+Up)</source>
        <translation>السابق في القائمة (Alt+Up)</translation>
    </message>
    <message>
        <source>Next in the list (Alt+Down)</source>
        <translation>التالي في القائمة (Alt+Down)</translation>
    </message>
    <message>
        <source>hit %1</source>
        <translation>النتيجة %1</translation>
    </message>
    <message>
        <source>chat %1</source>
        <translation>المحادثة %1</translation>
    </message>
    <message>
        <source>hit %1 of %2</source>
        <translation>النتيجة %1 من %2</translation>
    </message>
    <message>
        <source>chat %1 of %2</source>
        <translation>المحادثة %1 من %2</translation>
    </message>
</context>
<context>
    <name>ui::HitListModel</name>
    <message>
        <source>marked</source>
        <translation>عليها علامة</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>ui::ImportNotices</name>
    <message>
        <source>tidying the search index; everything can be read and found already</source>
        <translation>جارٍ ترتيب فهرس البحث؛ يمكن قراءة كل شيء والعثور عليه الآن</translation>
    </message>
    <message>
        <source>%1 messages read so far</source>
        <translation>عدد الرسائل المقروءة حتى الآن: %1</translation>
    </message>
    <message>
        <source>Importing %1: %2</source>
        <comment>file name: how far it is</comment>
        <translation>جارٍ استيراد %1: %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Importing %1</source>
        <translation>جارٍ استيراد %1</translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <comment>file name: what went wrong. what to do</comment>
        <translation>%1: %2. %3</translation>
    </message>
    <message>
        <source>Try Again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message numerus="yes">
        <source>%L1 new or changed messages</source>
        <translation>
            <numerusform>%L1 رسالة جديدة أو متغيرة</numerusform>
            <numerusform>%L1 رسالة جديدة أو متغيرة</numerusform>
            <numerusform>%L1 رسالة جديدة أو متغيرة</numerusform>
            <numerusform>%L1 رسائل جديدة أو متغيرة</numerusform>
            <numerusform>%L1 رسالة جديدة أو متغيرة</numerusform>
            <numerusform>%L1 رسالة جديدة أو متغيرة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 known already</source>
        <translation>
            <numerusform>%L1 معروفة سابقًا</numerusform>
            <numerusform>%L1 معروفة سابقًا</numerusform>
            <numerusform>%L1 معروفة سابقًا</numerusform>
            <numerusform>%L1 معروفة سابقًا</numerusform>
            <numerusform>%L1 معروفة سابقًا</numerusform>
            <numerusform>%L1 معروفة سابقًا</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 lines rejected</source>
        <translation>
            <numerusform>%L1 سطر مرفوض</numerusform>
            <numerusform>%L1 سطر مرفوض</numerusform>
            <numerusform>%L1 سطر مرفوض</numerusform>
            <numerusform>%L1 أسطر مرفوضة</numerusform>
            <numerusform>%L1 سطرًا مرفوضًا</numerusform>
            <numerusform>%L1 سطر مرفوض</numerusform>
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
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 was stopped. %2. Import it again to go on from there.</source>
        <translation>أُوقف استيراد %1. %2. استورده من جديد للمتابعة من هناك.</translation>
    </message>
    <message>
        <source>Go On</source>
        <translation>متابعة</translation>
    </message>
    <message>
        <source>Show Rejected Lines</source>
        <translation>عرض الأسطر المرفوضة</translation>
    </message>
</context>
<context>
    <name>ui::IndexFindings</name>
    <message>
        <source>Every index that is needed is there.</source>
        <translation>كل الفهارس اللازمة موجودة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) that are needed are missing.</source>
        <translation>
            <numerusform>لا فهارس ناقصة.</numerusform>
            <numerusform>فهرس لازم واحد ناقص.</numerusform>
            <numerusform>فهرسان لازمان ناقصان.</numerusform>
            <numerusform>%Ln فهارس لازمة ناقصة.</numerusform>
            <numerusform>%Ln فهرسًا لازمًا ناقصًا.</numerusform>
            <numerusform>%Ln فهرس لازم ناقص.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, about %2 messages. Of the indexes looked for: %3 there, %4 missing, %5 impossible here, %6 duplicate, %7 harmful.</source>
        <comment>PostgreSQL 15.4; numbers</comment>
        <translation>%1، نحو %2 رسالة. من الفهارس المطلوبة: موجود %3، ناقص %4، غير ممكن هنا %5، مكرّر %6، ضار %7.</translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>الفهارس</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Index, and what it means</source>
        <translation>الفهرس ومعناه</translation>
    </message>
    <message>
        <source>Size</source>
        <comment>of an index</comment>
        <translation>الحجم</translation>
    </message>
    <message>
        <source>What is asked often</source>
        <translation>ما يُسأل عنه كثيرًا</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>قبل</translation>
    </message>
    <message>
        <source>Time taken</source>
        <translation>المدة</translation>
    </message>
    <message>
        <source>Rows read</source>
        <translation>الصفوف المقروءة</translation>
    </message>
    <message>
        <source>Pages</source>
        <comment>of 8 KiB, read from disk or memory</comment>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>How</source>
        <translation>الطريقة</translation>
    </message>
</context>
<context>
    <name>ui::IndexPanel</name>
    <message>
        <source>The statements were copied.</source>
        <translation>نُسخت التعليمات.</translation>
    </message>
    <message>
        <source>Making indexes</source>
        <translation>إنشاء الفهارس</translation>
    </message>
    <message>
        <source>Looking at the shop&apos;s indexes</source>
        <translation>فحص فهارس المتجر</translation>
    </message>
    <message>
        <source>What was begun of %1 could not be removed. It is never used; drop it with: %2</source>
        <translation>تعذّرت إزالة ما بدأ من %1. لن يُستخدم أبدًا؛ احذفه بالتعليمة: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) made.</source>
        <translation>
            <numerusform>لم يُنشأ أي فهرس.</numerusform>
            <numerusform>أُنشئ فهرس واحد.</numerusform>
            <numerusform>أُنشئ فهرسان.</numerusform>
            <numerusform>أُنشئت %Ln فهارس.</numerusform>
            <numerusform>أُنشئ %Ln فهرسًا.</numerusform>
            <numerusform>أُنشئ %Ln فهرس.</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexes: %1</source>
        <translation>الفهارس: %1</translation>
    </message>
    <message>
        <source>Looking at the database…</source>
        <translation>جارٍ فحص قاعدة البيانات…</translation>
    </message>
    <message>
        <source>The statements that take them away again are in %1.</source>
        <translation>التعليمات التي تزيلها محفوظة في %1.</translation>
    </message>
    <message>
        <source>This server is a replica. Indexes are made on its primary: connect with that one, or give the statements to the database&apos;s administrator.</source>
        <translation>هذا الخادم نسخة متماثلة. تُنشأ الفهارس على خادمه الأساسي: اتصل به، أو سلّم التعليمات إلى مدير قاعدة البيانات.</translation>
    </message>
    <message>
        <source>Only the owner of the tables can make indexes. Give the statements to the database&apos;s administrator.</source>
        <translation>مالك الجداول وحده يستطيع إنشاء الفهارس. سلّم التعليمات إلى مدير قاعدة البيانات.</translation>
    </message>
    <message>
        <source>The shop can read meanwhile; what it writes waits until each index is made.</source>
        <translation>يستطيع المتجر القراءة في أثناء ذلك؛ وتنتظر كتابته حتى يُنشأ كل فهرس.</translation>
    </message>
    <message>
        <source>The shop reads and writes all the while.</source>
        <translation>يقرأ المتجر ويكتب طوال الوقت.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln index(es) will be made in %1: %2. %3 A script that takes them away again is left in the workspace&apos;s folder.</source>
        <translation>
            <numerusform>لن يُنشأ أي فهرس في %1: %2. %3 يُحفظ في مجلد مساحة العمل نص يزيلها.</numerusform>
            <numerusform>سيُنشأ فهرس واحد في %1: %2. %3 يُحفظ في مجلد مساحة العمل نص يزيله.</numerusform>
            <numerusform>سيُنشأ فهرسان في %1: %2. %3 يُحفظ في مجلد مساحة العمل نص يزيلهما.</numerusform>
            <numerusform>ستُنشأ %Ln فهارس في %1: %2. %3 يُحفظ في مجلد مساحة العمل نص يزيلها.</numerusform>
            <numerusform>سيُنشأ %Ln فهرسًا في %1: %2. %3 يُحفظ في مجلد مساحة العمل نص يزيلها.</numerusform>
            <numerusform>سيُنشأ %Ln فهرس في %1: %2. %3 يُحفظ في مجلد مساحة العمل نص يزيلها.</numerusform>
        </translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
    <message>
        <source>Check Again</source>
        <translation>إعادة الفحص</translation>
    </message>
    <message>
        <source>Check the Indexes</source>
        <translation>فحص الفهارس</translation>
    </message>
    <message numerus="yes">
        <source>Make %Ln Missing Index(es)…</source>
        <translation>
            <numerusform>إنشاء الفهارس الناقصة…</numerusform>
            <numerusform>إنشاء الفهرس الناقص…</numerusform>
            <numerusform>إنشاء الفهرسين الناقصين…</numerusform>
            <numerusform>إنشاء %Ln فهارس ناقصة…</numerusform>
            <numerusform>إنشاء %Ln فهرسًا ناقصًا…</numerusform>
            <numerusform>إنشاء %Ln فهرس ناقص…</numerusform>
        </translation>
    </message>
    <message>
        <source>Indexes</source>
        <translation>الفهارس</translation>
    </message>
    <message>
        <source>What is asked often is quick only with the right indexes. This looks for the 17 of the shop&apos;s performance report and for those that the shop and this program need, and changes nothing.</source>
        <translation>لا يكون ما يُسأل عنه كثيرًا سريعًا إلا بالفهارس المناسبة. يبحث هذا الفحص عن الفهارس الـ17 في تقرير أداء المتجر وعن التي يحتاجها المتجر وهذا البرنامج، ولا يغيّر شيئًا.</translation>
    </message>
    <message>
        <source>Show Statements</source>
        <translation>إظهار التعليمات</translation>
    </message>
    <message>
        <source>Copy Statements</source>
        <translation>نسخ التعليمات</translation>
    </message>
    <message>
        <source>Copy Undo Statements</source>
        <translation>نسخ تعليمات التراجع</translation>
    </message>
    <message>
        <source>Make Them</source>
        <translation>إنشاؤها</translation>
    </message>
    <message>
        <source>Not Now</source>
        <translation>ليس الآن</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>التقدم</translation>
    </message>
    <message>
        <source>Statements that make the missing indexes</source>
        <translation>التعليمات التي تنشئ الفهارس الناقصة</translation>
    </message>
    <message>
        <source>Nothing is written to the shop&apos;s database in this workspace. To make indexes from here, allow answering customers under Shop&apos;s backend; or give the statements to the database&apos;s administrator.</source>
        <translation>لا يُكتب شيء في قاعدة بيانات المتجر في مساحة العمل هذه. لإنشاء الفهارس من هنا اسمح بالرد على العملاء ضمن خادم المتجر؛ أو سلّم التعليمات إلى مدير قاعدة البيانات.</translation>
    </message>
</context>
<context>
    <name>ui::IndexWords</name>
    <message>
        <source>Opens a chat at its newest messages at once, however long it is.</source>
        <translation>يفتح الدردشة عند أحدث رسائلها فورًا مهما طالت.</translation>
    </message>
    <message>
        <source>Shows the newest messages of one shop without sorting all it ever had.</source>
        <translation>يعرض أحدث رسائل متجر واحد دون ترتيب كل ما كان لديه.</translation>
    </message>
    <message>
        <source>Keeps all messages in the order of time: for the list of chats, for a date, for today&apos;s figures.</source>
        <translation>يحفظ كل الرسائل بترتيب الوقت: لقائمة الدردشات، ولتاريخ معيّن، ولأرقام اليوم.</translation>
    </message>
    <message>
        <source>Finds messages that were changed or deleted lately without reading all of them.</source>
        <translation>يجد الرسائل التي عُدّلت أو حُذفت حديثًا دون قراءتها كلها.</translation>
    </message>
    <message>
        <source>Finds the chat in which a returning customer goes on.</source>
        <translation>يجد الدردشة التي يتابع فيها عميل عائد.</translation>
    </message>
    <message>
        <source>Finds a chat by its id whenever somebody writes in it.</source>
        <translation>يجد الدردشة بمعرّفها كلما كتب أحد فيها.</translation>
    </message>
    <message>
        <source>Finds a customer by mail address.</source>
        <translation>يجد العميل بعنوان بريده.</translation>
    </message>
    <message>
        <source>Lists the newest visitors without reading all of them.</source>
        <translation>يسرد أحدث الزوار دون قراءتهم كلهم.</translation>
    </message>
    <message>
        <source>Lists the newest visitors of one shop without sorting all of them.</source>
        <translation>يسرد أحدث زوار متجر واحد دون ترتيبهم كلهم.</translation>
    </message>
    <message>
        <source>The table is empty, so making it takes no time.</source>
        <translation>الجدول فارغ، فلا يستغرق إنشاؤه وقتًا.</translation>
    </message>
    <message>
        <source>Making it takes %1.</source>
        <comment>about 40 s and 120 MB of disk</comment>
        <translation>يتطلب إنشاؤه %1.</translation>
    </message>
    <message>
        <source>Not needed: another index that is advised here does its work and more.</source>
        <translation>غير لازم: فهرس آخر موصى به هنا يؤدي عمله وأكثر.</translation>
    </message>
    <message>
        <source>Not needed: nothing that the shop or this program does often asks this way.</source>
        <translation>غير لازم: لا شيء مما يفعله المتجر أو هذا البرنامج كثيرًا يسأل بهذه الطريقة.</translation>
    </message>
    <message>
        <source>Not needed: the shop wants a customer&apos;s chats by the last message, not by their beginning.</source>
        <translation>غير لازم: يطلب المتجر دردشات العميل حسب آخر رسالة لا حسب بدايتها.</translation>
    </message>
    <message>
        <source>Not needed: the table has a handful of rows, which are read faster without.</source>
        <translation>غير لازم: في الجدول صفوف قليلة تُقرأ أسرع من دونه.</translation>
    </message>
    <message>
        <source>Making it failed once and left a useless rest, which is removed first.</source>
        <translation>فشل إنشاؤه مرة وترك بقية بلا فائدة، وتُزال أولًا.</translation>
    </message>
    <message>
        <source>Cannot be made here: there is no table %1.</source>
        <translation>لا يمكن إنشاؤه هنا: لا يوجد جدول %1.</translation>
    </message>
    <message>
        <source>Cannot be made in any database: its condition (the last days) moves with the calendar, and an index has to stand still.</source>
        <translation>لا يمكن إنشاؤه في أي قاعدة بيانات: شرطه (الأيام الأخيرة) يتحرك مع التقويم، والفهرس يجب أن يثبت.</translation>
    </message>
    <message>
        <source>Cannot be made: an index of this name has other columns. Rename that one or drop it.</source>
        <translation>لا يمكن إنشاؤه: يوجد فهرس بهذا الاسم بأعمدة أخرى. غيّر اسمه أو احذفه.</translation>
    </message>
    <message>
        <source>Cannot be made here: the table has no column %1.</source>
        <translation>لا يمكن إنشاؤه هنا: ليس في الجدول عمود %1.</translation>
    </message>
    <message>
        <source>Cannot be made here: the table has no column %1; this shop calls it %2.</source>
        <translation>لا يمكن إنشاؤه هنا: ليس في الجدول عمود %1؛ هذا المتجر يسميه %2.</translation>
    </message>
    <message>
        <source>What it was meant for is advised here.</source>
        <translation>ما قُصد منه موصى به هنا.</translation>
    </message>
    <message>
        <source>Left behind by an attempt that failed: it costs time with every new row and is never used.</source>
        <translation>بقية محاولة فاشلة: تكلّف وقتًا مع كل صف جديد ولا تُستخدم أبدًا.</translation>
    </message>
    <message>
        <source>Every new message is entered into it.</source>
        <translation>تُقيَّد فيه كل رسالة جديدة.</translation>
    </message>
    <message>
        <source>Every new message would have to be entered into it.</source>
        <translation>ستُقيَّد فيه كل رسالة جديدة.</translation>
    </message>
    <message>
        <source>It tells hardly any message from another: there are only a few kinds of senders.</source>
        <translation>لا يكاد يميّز رسالة من أخرى: أنواع المرسلين قليلة.</translation>
    </message>
    <message>
        <source>The messages of a shop have to be sorted all the same, since the bot stands before the time.</source>
        <translation>تبقى رسائل المتجر بحاجة إلى ترتيب لأن البوت يسبق الوقت.</translation>
    </message>
    <message>
        <source>Nothing that the shop or this program does often asks this way.</source>
        <translation>لا شيء مما يفعله المتجر أو هذا البرنامج كثيرًا يسأل بهذه الطريقة.</translation>
    </message>
    <message>
        <source>The index %1 does that already.</source>
        <translation>الفهرس %1 يؤدي ذلك فعلًا.</translation>
    </message>
    <message>
        <source>It is there, but nothing that the shop or this program does often uses it.</source>
        <translation>هو موجود، لكن لا شيء مما يفعله المتجر أو هذا البرنامج كثيرًا يستخدمه.</translation>
    </message>
    <message>
        <source>It does its work.</source>
        <translation>يؤدي عمله.</translation>
    </message>
    <message>
        <source>Not needed: the index %1 does the same already.</source>
        <translation>غير لازم: الفهرس %1 يؤدي العمل نفسه.</translation>
    </message>
    <message>
        <source>There for nothing: the index %1 does the same. It costs %2 and time with every new row.</source>
        <translation>لا فائدة منه: الفهرس %1 يؤدي العمل نفسه. يكلّف %2 ووقتًا مع كل صف جديد.</translation>
    </message>
    <message>
        <source>there</source>
        <comment>state of an index</comment>
        <translation>موجود</translation>
    </message>
    <message>
        <source>missing</source>
        <comment>state of an index</comment>
        <translation>ناقص</translation>
    </message>
    <message>
        <source>impossible</source>
        <comment>state of an index</comment>
        <translation>غير ممكن</translation>
    </message>
    <message>
        <source>duplicate</source>
        <comment>state of an index</comment>
        <translation>مكرّر</translation>
    </message>
    <message>
        <source>harmful</source>
        <comment>state of an index</comment>
        <translation>ضار</translation>
    </message>
    <message>
        <source>Shop: the newest messages</source>
        <translation>المتجر: أحدث الرسائل</translation>
    </message>
    <message>
        <source>Shop: counts all messages, with each page</source>
        <translation>المتجر: يعدّ كل الرسائل مع كل صفحة</translation>
    </message>
    <message>
        <source>Shop: a page in the middle of all messages</source>
        <translation>المتجر: صفحة في وسط كل الرسائل</translation>
    </message>
    <message>
        <source>Shop: opens a chat</source>
        <translation>المتجر: يفتح دردشة</translation>
    </message>
    <message>
        <source>Shop: messages of one shop</source>
        <translation>المتجر: رسائل متجر واحد</translation>
    </message>
    <message>
        <source>Shop: today&apos;s figures</source>
        <translation>المتجر: أرقام اليوم</translation>
    </message>
    <message>
        <source>Shop: the rate of replies</source>
        <translation>المتجر: معدل الردود</translation>
    </message>
    <message>
        <source>Shop: customers who wrote</source>
        <translation>المتجر: العملاء الذين كتبوا</translation>
    </message>
    <message>
        <source>Shop: response times of 30 days</source>
        <translation>المتجر: أوقات الاستجابة في 30 يومًا</translation>
    </message>
    <message>
        <source>Shop: goes on with a customer&apos;s chat</source>
        <translation>المتجر: يتابع دردشة عميل</translation>
    </message>
    <message>
        <source>Shop: a chat by its id</source>
        <translation>المتجر: دردشة بمعرّفها</translation>
    </message>
    <message>
        <source>Shop: a customer by mail</source>
        <translation>المتجر: عميل ببريده</translation>
    </message>
    <message>
        <source>Shop: visitors</source>
        <translation>المتجر: الزوار</translation>
    </message>
    <message>
        <source>Shop: visitors of one shop</source>
        <translation>المتجر: زوار متجر واحد</translation>
    </message>
    <message>
        <source>Here: the list with last messages</source>
        <translation>هنا: القائمة مع آخر الرسائل</translation>
    </message>
    <message>
        <source>Here: the list at a date</source>
        <translation>هنا: القائمة عند تاريخ</translation>
    </message>
    <message>
        <source>Here: opens a chat</source>
        <translation>هنا: يفتح دردشة</translation>
    </message>
    <message>
        <source>Here: the page before</source>
        <translation>هنا: الصفحة السابقة</translation>
    </message>
    <message>
        <source>Here: jumps to a date in a chat</source>
        <translation>هنا: ينتقل إلى تاريخ في دردشة</translation>
    </message>
    <message>
        <source>Here: messages of one shop</source>
        <translation>هنا: رسائل متجر واحد</translation>
    </message>
    <message>
        <source>Here: figures of a day</source>
        <translation>هنا: أرقام يوم</translation>
    </message>
    <message>
        <source>Here: what is new</source>
        <translation>هنا: الجديد</translation>
    </message>
    <message>
        <source>Here: what was changed</source>
        <translation>هنا: ما تغيّر</translation>
    </message>
    <message>
        <source>Here: a chat by its id</source>
        <translation>هنا: دردشة بمعرّفها</translation>
    </message>
    <message>
        <source>Here: chats of a customer</source>
        <translation>هنا: دردشات عميل</translation>
    </message>
    <message>
        <source>Here: customers by name or mail</source>
        <translation>هنا: العملاء بالاسم أو البريد</translation>
    </message>
    <message>
        <source>● reads everything, as it has to</source>
        <translation>● يقرأ كل شيء، وهو مضطر</translation>
    </message>
    <message>
        <source>▲ reads the whole table</source>
        <translation>▲ يقرأ الجدول كله</translation>
    </message>
    <message>
        <source>▲ finds by %1, then sorts</source>
        <translation>▲ يجد عبر %1 ثم يرتّب</translation>
    </message>
    <message>
        <source>waiting for others who are using the table</source>
        <translation>بانتظار آخرين يستخدمون الجدول</translation>
    </message>
    <message>
        <source>being made</source>
        <translation>جارٍ إنشاؤه</translation>
    </message>
    <message>
        <source>looking for what came meanwhile</source>
        <translation>جارٍ البحث عمّا وصل في أثناء ذلك</translation>
    </message>
    <message>
        <source>removing what was begun</source>
        <translation>جارٍ إزالة ما بدأ</translation>
    </message>
    <message>
        <source>too long</source>
        <translation>طويل جدًا</translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation>%1 م.ت</translation>
    </message>
    <message>
        <source>%1 of %2, %3: %4</source>
        <comment>number; count; name of an index; what is done</comment>
        <translation>%1 من %2، %3: %4</translation>
    </message>
    <message>
        <source>about %1 s and %2 of disk</source>
        <translation>نحو %1 ث و%2 من القرص</translation>
    </message>
    <message>
        <source>about %1 min and %2 of disk</source>
        <translation>نحو %1 د و%2 من القرص</translation>
    </message>
</context>
<context>
    <name>ui::KeyCard</name>
    <message>
        <source>Search every message, results while you type</source>
        <translation>البحث في كل الرسائل، والنتائج تظهر أثناء الكتابة</translation>
    </message>
    <message>
        <source>Go to a customer, a conversation or a command by name</source>
        <translation>الانتقال بالاسم إلى عميل أو محادثة أو أمر</translation>
    </message>
    <message>
        <source>Jump to a day or a time</source>
        <translation>القفز إلى يوم أو وقت</translation>
    </message>
    <message>
        <source>Mark the message you are reading</source>
        <translation>وضع علامة على الرسالة التي تقرؤها</translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation>عرض كل الاختصارات</translation>
    </message>
    <message>
        <source>What can I do here?</source>
        <translation>ماذا يمكنني أن أفعل هنا؟</translation>
    </message>
</context>
<context>
    <name>ui::LanguageNames</name>
    <message>
        <source>Arabic</source>
        <translation>العربية</translation>
    </message>
    <message>
        <source>Bengali</source>
        <translation>البنغالية</translation>
    </message>
    <message>
        <source>Bulgarian</source>
        <translation>البلغارية</translation>
    </message>
    <message>
        <source>Cantonese</source>
        <translation>الكانتونية</translation>
    </message>
    <message>
        <source>Catalan</source>
        <translation>الكتالانية</translation>
    </message>
    <message>
        <source>Chinese</source>
        <translation>الصينية</translation>
    </message>
    <message>
        <source>Croatian</source>
        <translation>الكرواتية</translation>
    </message>
    <message>
        <source>Czech</source>
        <translation>التشيكية</translation>
    </message>
    <message>
        <source>Danish</source>
        <translation>الدنماركية</translation>
    </message>
    <message>
        <source>Dutch</source>
        <translation>الهولندية</translation>
    </message>
    <message>
        <source>English</source>
        <translation>الإنجليزية</translation>
    </message>
    <message>
        <source>Finnish</source>
        <translation>الفنلندية</translation>
    </message>
    <message>
        <source>French</source>
        <translation>الفرنسية</translation>
    </message>
    <message>
        <source>German</source>
        <translation>الألمانية</translation>
    </message>
    <message>
        <source>Greek</source>
        <translation>اليونانية</translation>
    </message>
    <message>
        <source>Hebrew</source>
        <translation>العبرية</translation>
    </message>
    <message>
        <source>Hindi</source>
        <translation>الهندية</translation>
    </message>
    <message>
        <source>Hungarian</source>
        <translation>المجرية</translation>
    </message>
    <message>
        <source>Indonesian</source>
        <translation>الإندونيسية</translation>
    </message>
    <message>
        <source>Italian</source>
        <translation>الإيطالية</translation>
    </message>
    <message>
        <source>Japanese</source>
        <translation>اليابانية</translation>
    </message>
    <message>
        <source>Korean</source>
        <translation>الكورية</translation>
    </message>
    <message>
        <source>Malay</source>
        <translation>الماليزية</translation>
    </message>
    <message>
        <source>Norwegian Bokmal</source>
        <translation>النرويجية</translation>
    </message>
    <message>
        <source>Persian</source>
        <translation>الفارسية</translation>
    </message>
    <message>
        <source>Polish</source>
        <translation>البولندية</translation>
    </message>
    <message>
        <source>Portuguese</source>
        <translation>البرتغالية</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>الرومانية</translation>
    </message>
    <message>
        <source>Russian</source>
        <translation>الروسية</translation>
    </message>
    <message>
        <source>Slovak</source>
        <translation>السلوفاكية</translation>
    </message>
    <message>
        <source>Spanish</source>
        <translation>الإسبانية</translation>
    </message>
    <message>
        <source>Swedish</source>
        <translation>السويدية</translation>
    </message>
    <message>
        <source>Thai</source>
        <translation>التايلاندية</translation>
    </message>
    <message>
        <source>Turkish</source>
        <translation>التركية</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>الأوكرانية</translation>
    </message>
    <message>
        <source>Urdu</source>
        <translation>الأردية</translation>
    </message>
    <message>
        <source>Vietnamese</source>
        <translation>الفيتنامية</translation>
    </message>
</context>
<context>
    <name>ui::LinkStrip</name>
    <message>
        <source>Open Connections</source>
        <translation>فتح الاتصالات</translation>
    </message>
    <message>
        <source>Try now</source>
        <translation>المحاولة الآن</translation>
    </message>
</context>
<context>
    <name>ui::LinkWords</name>
    <message>
        <source>Open a Link</source>
        <translation>فتح رابط</translation>
    </message>
    <message>
        <source>Open this address outside the program?</source>
        <translation>أتريد فتح هذا العنوان خارج البرنامج؟</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>فتح</translation>
    </message>
</context>
<context>
    <name>ui::Links</name>
    <message>
        <source>Reason: %1.</source>
        <translation>السبب: %1.</translation>
    </message>
    <message>
        <source>the server could not be reached</source>
        <translation>تعذّر الوصول إلى الخادم</translation>
    </message>
    <message>
        <source>no sign of life from the server</source>
        <translation>لا استجابة من الخادم</translation>
    </message>
    <message>
        <source>the line was dead</source>
        <translation>كان الاتصال ميتًا</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>أُغلق الاتصال</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>انقطع الاتصال</translation>
    </message>
    <message>
        <source>the server sent something that cannot be understood</source>
        <translation>أرسل الخادم شيئًا يتعذّر فهمه</translation>
    </message>
    <message>
        <source>the server put this program out</source>
        <translation>أخرج الخادم هذا البرنامج</translation>
    </message>
    <message>
        <source>the server refused the sign-in</source>
        <translation>رفض الخادم تسجيل الدخول</translation>
    </message>
    <message>
        <source>the network changed or the computer slept</source>
        <translation>تغيّرت الشبكة أو دخل الحاسوب في وضع السكون</translation>
    </message>
    <message>
        <source>off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>connecting</source>
        <translation>جارٍ الاتصال</translation>
    </message>
    <message>
        <source>slow to answer</source>
        <translation>بطيء الاستجابة</translation>
    </message>
    <message>
        <source>connected · %1 ms</source>
        <translation>متصل · %1 م.ث</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>reconnecting</source>
        <translation>جارٍ إعادة الاتصال</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>رُفض تسجيل الدخول</translation>
    </message>
    <message>
        <source>put out by the server</source>
        <translation>أخرجه الخادم</translation>
    </message>
    <message>
        <source>not a server we can talk to</source>
        <translation>خادم غير متوافق</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>توقفت المحاولات</translation>
    </message>
    <message>
        <source>reconnecting (try %1) – showing stored messages</source>
        <translation>جارٍ إعادة الاتصال (المحاولة %1) – تُعرض الرسائل المحفوظة</translation>
    </message>
    <message>
        <source>connecting – showing stored messages</source>
        <translation>جارٍ الاتصال – تُعرض الرسائل المحفوظة</translation>
    </message>
    <message>
        <source>The connection is slow to answer; messages may come late.</source>
        <translation>الاتصال بطيء الاستجابة؛ قد تتأخر الرسائل.</translation>
    </message>
    <message>
        <source>reconnecting in %1 s (try %2) – showing stored messages</source>
        <translation>إعادة الاتصال بعد %1 ث (المحاولة %2) – تُعرض الرسائل المحفوظة</translation>
    </message>
    <message>
        <source>The server refused the sign-in. %1 Stored messages stay readable.</source>
        <translation>رفض الخادم تسجيل الدخول. %1 تبقى الرسائل المحفوظة مقروءة.</translation>
    </message>
    <message>
        <source>The server put this program out. %1 Stored messages stay readable.</source>
        <translation>أخرج الخادم هذا البرنامج. %1 تبقى الرسائل المحفوظة مقروءة.</translation>
    </message>
    <message>
        <source>This address does not speak the live protocol. %1</source>
        <translation>هذا العنوان لا يدعم بروتوكول الاتصال المباشر. %1</translation>
    </message>
    <message numerus="yes">
        <source>Connecting was given up after %n failed attempt(s). </source>
        <translation>
            <numerusform>توقفت محاولات الاتصال. </numerusform>
            <numerusform>توقفت محاولات الاتصال بعد محاولة فاشلة واحدة. </numerusform>
            <numerusform>توقفت محاولات الاتصال بعد محاولتين فاشلتين. </numerusform>
            <numerusform>توقفت محاولات الاتصال بعد %n محاولات فاشلة. </numerusform>
            <numerusform>توقفت محاولات الاتصال بعد %n محاولة فاشلة. </numerusform>
            <numerusform>توقفت محاولات الاتصال بعد %n محاولة فاشلة. </numerusform>
        </translation>
    </message>
    <message>
        <source>reading %1 of %2</source>
        <translation>جارٍ القراءة: %1 من %2</translation>
    </message>
    <message>
        <source>reading, %1 so far</source>
        <translation>جارٍ القراءة، %1 حتى الآن</translation>
    </message>
    <message>
        <source>not reachable since %1</source>
        <translation>يتعذّر الوصول منذ %1</translation>
    </message>
    <message>
        <source>not reachable</source>
        <translation>يتعذّر الوصول</translation>
    </message>
    <message>
        <source>nothing read yet</source>
        <translation>لم يُقرأ شيء بعد</translation>
    </message>
    <message numerus="yes">
        <source>up to %1, %n gap(s)</source>
        <translation>
            <numerusform>حتى %1، لا فجوات</numerusform>
            <numerusform>حتى %1، فجوة واحدة</numerusform>
            <numerusform>حتى %1، فجوتان</numerusform>
            <numerusform>حتى %1، %n فجوات</numerusform>
            <numerusform>حتى %1، %n فجوة</numerusform>
            <numerusform>حتى %1، %n فجوة</numerusform>
        </translation>
    </message>
    <message>
        <source>The database is not reachable since %1: gaps cannot be filled.</source>
        <translation>يتعذّر الوصول إلى قاعدة البيانات منذ %1: لا يمكن استكمال الفجوات.</translation>
    </message>
    <message>
        <source>The database is not reachable: gaps cannot be filled.</source>
        <translation>يتعذّر الوصول إلى قاعدة البيانات: لا يمكن استكمال الفجوات.</translation>
    </message>
    <message>
        <source>Completeness not known yet</source>
        <translation>الاكتمال غير معروف بعد</translation>
    </message>
    <message numerus="yes">
        <source>Complete up to %1 · %n gap(s)</source>
        <translation>
            <numerusform>مكتمل حتى %1 · لا فجوات</numerusform>
            <numerusform>مكتمل حتى %1 · فجوة واحدة</numerusform>
            <numerusform>مكتمل حتى %1 · فجوتان</numerusform>
            <numerusform>مكتمل حتى %1 · %n فجوات</numerusform>
            <numerusform>مكتمل حتى %1 · %n فجوة</numerusform>
            <numerusform>مكتمل حتى %1 · %n فجوة</numerusform>
        </translation>
    </message>
    <message>
        <source>all rooms</source>
        <translation>كل الدردشات</translation>
    </message>
    <message>
        <source>this room</source>
        <translation>هذه الدردشة</translation>
    </message>
    <message>
        <source>Nothing was missed</source>
        <translation>لم يفُت شيء</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) filled in</source>
        <translation>
            <numerusform>لم تُستكمل أي رسالة</numerusform>
            <numerusform>استُكملت رسالة واحدة</numerusform>
            <numerusform>استُكملت رسالتان</numerusform>
            <numerusform>استُكملت %n رسائل</numerusform>
            <numerusform>استُكملت %n رسالة</numerusform>
            <numerusform>استُكملت %n رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages may be missing since %1 (%2)</source>
        <translation>قد تنقص رسائل منذ %1 (%2)</translation>
    </message>
    <message numerus="yes">
        <source>%n message(s) missed %1–%2 (%3)</source>
        <translation>
            <numerusform>لم تفُت أي رسالة من %1 إلى %2 (%3)</numerusform>
            <numerusform>فاتت رسالة واحدة من %1 إلى %2 (%3)</numerusform>
            <numerusform>فاتت رسالتان من %1 إلى %2 (%3)</numerusform>
            <numerusform>فاتت %n رسائل من %1 إلى %2 (%3)</numerusform>
            <numerusform>فاتت %n رسالة من %1 إلى %2 (%3)</numerusform>
            <numerusform>فاتت %n رسالة من %1 إلى %2 (%3)</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages may be missing at %1 (%2)</source>
        <translation>قد تنقص رسائل عند %1 (%2)</translation>
    </message>
    <message>
        <source>Messages may be missing %1–%2 (%3)</source>
        <translation>قد تنقص رسائل من %1 إلى %2 (%3)</translation>
    </message>
    <message>
        <source>%1 ms to first word</source>
        <translation>%1 م.ث حتى أول كلمة</translation>
    </message>
    <message>
        <source>%1 s to first word</source>
        <translation>%1 ث حتى أول كلمة</translation>
    </message>
    <message>
        <source>Not connected %1–%2, what came was filled in</source>
        <translation>غير متصل %1–%2، وقد استُكمل ما وصل</translation>
    </message>
</context>
<context>
    <name>ui::ListPane</name>
    <message>
        <source>List of conversations and hits</source>
        <translation>قائمة المحادثات والنتائج</translation>
    </message>
    <message>
        <source>Conversations</source>
        <translation>المحادثات</translation>
    </message>
    <message>
        <source>Show conversations with a message that meets the search</source>
        <translation>عرض المحادثات التي فيها رسالة توافق البحث</translation>
    </message>
    <message>
        <source>Hits</source>
        <translation>النتائج</translation>
    </message>
    <message>
        <source>Show every message that meets the search</source>
        <translation>عرض كل رسالة توافق البحث</translation>
    </message>
    <message>
        <source>Show new rows</source>
        <translation>عرض الصفوف الجديدة</translation>
    </message>
    <message>
        <source>Conversations and hits</source>
        <translation>المحادثات والنتائج</translation>
    </message>
    <message numerus="yes">
        <source>%1 hit(s)</source>
        <translation>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتائج</numerusform>
            <numerusform>%1 نتيجة</numerusform>
            <numerusform>%1 نتيجة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 chat(s)</source>
        <translation>
            <numerusform>%1 محادثة</numerusform>
            <numerusform>%1 محادثة</numerusform>
            <numerusform>%1 محادثة</numerusform>
            <numerusform>%1 محادثات</numerusform>
            <numerusform>%1 محادثة</numerusform>
            <numerusform>%1 محادثة</numerusform>
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
            <numerusform>%1 جديد</numerusform>
            <numerusform>%1 جديد</numerusform>
            <numerusform>%1 جديد</numerusform>
            <numerusform>%1 جديدة</numerusform>
            <numerusform>%1 جديد</numerusform>
            <numerusform>%1 جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new row(s)</source>
        <translation>
            <numerusform>لا صفوف جديدة لعرضها</numerusform>
            <numerusform>عرض صف جديد واحد</numerusform>
            <numerusform>عرض صفين جديدين</numerusform>
            <numerusform>عرض %n صفوف جديدة</numerusform>
            <numerusform>عرض %n صفًا جديدًا</numerusform>
            <numerusform>عرض %n صف جديد</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>about %1 chat(s)</source>
        <translation>
            <numerusform>نحو %1 دردشة</numerusform>
            <numerusform>نحو %1 دردشة</numerusform>
            <numerusform>نحو %1 دردشة</numerusform>
            <numerusform>نحو %1 دردشات</numerusform>
            <numerusform>نحو %1 دردشة</numerusform>
            <numerusform>نحو %1 دردشة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::LiveEmpty</name>
    <message>
        <source>Connect…</source>
        <translation>ربط…</translation>
    </message>
    <message>
        <source>show with sample data</source>
        <translation>العرض ببيانات نموذجية</translation>
    </message>
    <message>
        <source>Show with sample data</source>
        <translation>العرض ببيانات نموذجية</translation>
    </message>
    <message>
        <source>No live source yet. Connect a Socket.IO address to watch chats.</source>
        <translation>لا مصدر مباشر بعد. اربط عنوان Socket.IO لمشاهدة الدردشات.</translation>
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
        <translation>الدردشات المنضم إليها: %1 من %2
المكرر المحذوف: %3
المعاد ترتيبه: %4
الأحداث غير المعروفة: %5
المستكمل: %6</translation>
    </message>
    <message>
        <source>Live: %1</source>
        <translation>مباشر: %1</translation>
    </message>
    <message>
        <source>Database: %1</source>
        <translation>قاعدة البيانات: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n customer(s) are waiting.</source>
        <translation>
            <numerusform>لا عملاء ينتظرون.</numerusform>
            <numerusform>عميل واحد ينتظر.</numerusform>
            <numerusform>عميلان ينتظران.</numerusform>
            <numerusform>%n عملاء ينتظرون.</numerusform>
            <numerusform>%n عميلًا ينتظرون.</numerusform>
            <numerusform>%n عميل ينتظرون.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 opens the one who waits longest.</source>
        <translation>يفتح %1 دردشة أطول العملاء انتظارًا.</translation>
    </message>
    <message numerus="yes">
        <source>Listening to %n room(s).</source>
        <translation>
            <numerusform>لا دردشات لمتابعتها.</numerusform>
            <numerusform>تجري متابعة دردشة واحدة.</numerusform>
            <numerusform>تجري متابعة دردشتين.</numerusform>
            <numerusform>تجري متابعة %n دردشات.</numerusform>
            <numerusform>تجري متابعة %n دردشة.</numerusform>
            <numerusform>تجري متابعة %n دردشة.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nobody is waiting. %1</source>
        <translation>لا أحد ينتظر. %1</translation>
    </message>
    <message>
        <source>Nobody is waiting. Last message %1 (%2 ago). %3</source>
        <translation>لا أحد ينتظر. آخر رسالة %1 (قبل %2). %3</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>مباشر</translation>
    </message>
    <message>
        <source>The messages were copied with their names.</source>
        <translation>نُسخت الرسائل مع الأسماء.</translation>
    </message>
    <message>
        <source>%1 was copied.</source>
        <translation>نُسخ %1.</translation>
    </message>
    <message>
        <source>Nobody is waiting.</source>
        <translation>لا أحد ينتظر.</translation>
    </message>
</context>
<context>
    <name>ui::LiveSection</name>
    <message>
        <source>the server gave no sign of life</source>
        <translation>لم تصدر عن الخادم علامة حياة</translation>
    </message>
    <message>
        <source>the connection went silent</source>
        <translation>صمت الاتصال</translation>
    </message>
    <message>
        <source>the connection was closed</source>
        <translation>أُغلق الاتصال</translation>
    </message>
    <message>
        <source>the connection broke</source>
        <translation>انقطع الاتصال</translation>
    </message>
    <message>
        <source>the server sent something that is no packet</source>
        <translation>أرسل الخادم ما ليس بحزمة</translation>
    </message>
    <message>
        <source>the server put this program out</source>
        <translation>أخرج الخادم هذا البرنامج</translation>
    </message>
    <message>
        <source>the network changed</source>
        <translation>تغيّرت الشبكة</translation>
    </message>
    <message>
        <source>off</source>
        <translation>متوقف</translation>
    </message>
    <message>
        <source>connecting…</source>
        <translation>جارٍ الاتصال…</translation>
    </message>
    <message>
        <source>signing in…</source>
        <translation>جارٍ تسجيل الدخول…</translation>
    </message>
    <message>
        <source>connected · %1 ms</source>
        <translation>متصل · %1 م.ث</translation>
    </message>
    <message>
        <source>connected</source>
        <translation>متصل</translation>
    </message>
    <message>
        <source>next try in %1 s (try %2)</source>
        <translation>المحاولة التالية بعد %1 ث (المحاولة %2)</translation>
    </message>
    <message>
        <source>sign-in refused</source>
        <translation>رُفض تسجيل الدخول</translation>
    </message>
    <message>
        <source>put out by the server</source>
        <translation>أخرجه الخادم</translation>
    </message>
    <message>
        <source>another version of the protocol</source>
        <translation>إصدار آخر من البروتوكول</translation>
    </message>
    <message>
        <source>given up</source>
        <translation>توقفت المحاولات</translation>
    </message>
    <message>
        <source>The frames were copied.</source>
        <translation>نُسخت الإطارات.</translation>
    </message>
    <message>
        <source>Live socket</source>
        <translation>القناة الحية</translation>
    </message>
    <message>
        <source>as the backend: %1</source>
        <translation>كالخادم: %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>connection; what went wrong</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>○ Not in use.</source>
        <translation>○ غير مستخدمة.</translation>
    </message>
    <message>
        <source>an answer is overdue</source>
        <translation>تأخّر الرد</translation>
    </message>
    <message>
        <source>Reconnects %1 · gaps %2</source>
        <translation>إعادات الاتصال %1 · الفجوات %2</translation>
    </message>
    <message>
        <source>▲ %1 open</source>
        <translation>▲ %1 مفتوحة</translation>
    </message>
    <message>
        <source>✓ all filled</source>
        <translation>✓ مُلئت كلها</translation>
    </message>
    <message>
        <source>The address begins with wss:// and the name of the server</source>
        <translation>يبدأ العنوان بـ wss:// ثم اسم الخادم</translation>
    </message>
    <message>
        <source>Saved. The live channel is opened now.</source>
        <translation>تم الحفظ. تُفتح القناة الحية الآن.</translation>
    </message>
    <message>
        <source>not in use</source>
        <translation>غير مستخدمة</translation>
    </message>
    <message>
        <source>degraded</source>
        <translation>متدهورة</translation>
    </message>
    <message>
        <source>Where messages are told as they are written. Leave the address empty when it is the backend&apos;s. It is saved after it has passed the test, and takes effect at once.</source>
        <translation>من هنا تصل الرسائل لحظة كتابتها. اترك العنوان فارغًا إن كان عنوان الخادم نفسه. يُحفظ بعد اجتياز الاختبار ويسري فورًا.</translation>
    </message>
    <message>
        <source>The sample shop&apos;s live channel, on this computer.</source>
        <translation>القناة الحية لمتجر العينة على هذا الحاسوب.</translation>
    </message>
    <message>
        <source>&amp;Address:</source>
        <translation>ال&amp;عنوان:</translation>
    </message>
    <message>
        <source>&amp;Path:</source>
        <translation>ال&amp;مسار:</translation>
    </message>
    <message>
        <source>Try Now</source>
        <translation>المحاولة الآن</translation>
    </message>
</context>
<context>
    <name>ui::MainWindow</name>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
    <message>
        <source>Like the System</source>
        <translation>مثل النظام</translation>
    </message>
    <message numerus="yes">
        <source>%n task(s)</source>
        <translation>
            <numerusform>لا مهام</numerusform>
            <numerusform>مهمة واحدة</numerusform>
            <numerusform>مهمتان</numerusform>
            <numerusform>%n مهام</numerusform>
            <numerusform>%n مهمة</numerusform>
            <numerusform>%n مهمة</numerusform>
        </translation>
    </message>
    <message>
        <source>Show what is running</source>
        <translation>عرض المهام الجارية</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>السمة</translation>
    </message>
    <message>
        <source>L&amp;anguage</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Search every message</source>
        <translation>البحث في كل الرسائل</translation>
    </message>
    <message>
        <source>Words, &quot;whole phrases&quot;, from:bot, lang:zh, after:2025-11-01 … (%1)</source>
        <translation>كلمات، &quot;عبارات كاملة&quot;، from:bot، ‏lang:zh، ‏after:2025-11-01 … (%1)</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>الصفحة</translation>
    </message>
    <message>
        <source>Tools</source>
        <translation>الأدوات</translation>
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
        <translation>أُزيلت العلامة.</translation>
    </message>
    <message>
        <source>The message is marked.</source>
        <translation>وُضعت علامة على الرسالة.</translation>
    </message>
    <message>
        <source>The comment was removed.</source>
        <translation>أُزيل التعليق.</translation>
    </message>
    <message>
        <source>The comment is saved.</source>
        <translation>حُفظ التعليق.</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>تراجع</translation>
    </message>
</context>
<context>
    <name>ui::MessageText</name>
    <message>
        <source>(empty message)</source>
        <translation>(رسالة فارغة)</translation>
    </message>
</context>
<context>
    <name>ui::MomentWords</name>
    <message>
        <source>today</source>
        <translation>اليوم</translation>
    </message>
    <message>
        <source>yesterday</source>
        <translation>أمس</translation>
    </message>
</context>
<context>
    <name>ui::NavigationRail</name>
    <message>
        <source>Pages</source>
        <translation>الصفحات</translation>
    </message>
    <message>
        <source>Icons only</source>
        <translation>أيقونات فقط</translation>
    </message>
    <message>
        <source>Icons and words</source>
        <translation>أيقونات وكلمات</translation>
    </message>
</context>
<context>
    <name>ui::PagedListModel</name>
    <message>
        <source>Press Enter to try again.</source>
        <translation>اضغط Enter لإعادة المحاولة.</translation>
    </message>
    <message>
        <source>%1 Press Enter to try again.</source>
        <translation>%1 اضغط Enter لإعادة المحاولة.</translation>
    </message>
</context>
<context>
    <name>ui::QuestionButtons</name>
    <message>
        <source>Ask: %1</source>
        <translation>اسأل: %1</translation>
    </message>
</context>
<context>
    <name>ui::QuickSwitcher</name>
    <message>
        <source>Quick Switcher</source>
        <translation>التبديل السريع</translation>
    </message>
    <message>
        <source>Chat, customer, message id or search; &gt; for commands</source>
        <translation>محادثة أو عميل أو معرّف رسالة أو بحث؛ واكتب &gt; للأوامر</translation>
    </message>
    <message>
        <source>Go to</source>
        <translation>انتقال إلى</translation>
    </message>
    <message>
        <source>Results</source>
        <translation>النتائج</translation>
    </message>
</context>
<context>
    <name>ui::ReadingPane</name>
    <message>
        <source>Transcript</source>
        <translation>نص المحادثة</translation>
    </message>
    <message>
        <source>No other mark in this conversation.</source>
        <translation>لا علامة أخرى في هذه المحادثة.</translation>
    </message>
    <message>
        <source>No other hit in this conversation.</source>
        <translation>لا نتيجة أخرى في هذه المحادثة.</translation>
    </message>
    <message>
        <source>This conversation or message is not in the history.</source>
        <translation>هذه المحادثة أو الرسالة ليست في السجل.</translation>
    </message>
    <message>
        <source>No message has the id %1.</source>
        <translation>لا رسالة بالمعرّف %1.</translation>
    </message>
</context>
<context>
    <name>ui::RequestPanel</name>
    <message>
        <source>&amp;User id:</source>
        <translation>معرّف ال&amp;مستخدم:</translation>
    </message>
    <message>
        <source>The bot keeps memory and variables apart by it</source>
        <translation>به يفصل الروبوت الذاكرة والمتغيرات</translation>
    </message>
    <message>
        <source>C&amp;onversation:</source>
        <translation>المح&amp;ادثة:</translation>
    </message>
    <message>
        <source>a new one</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>&amp;Stream the answer</source>
        <translation>بث ال&amp;رد</translation>
    </message>
    <message>
        <source>Ask the unpublished &amp;draft</source>
        <translation>سؤال المسودة &amp;غير المنشورة</translation>
    </message>
    <message>
        <source>Custom &amp;variables:</source>
        <translation>متغيرات م&amp;خصصة:</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>القيمة</translation>
    </message>
    <message>
        <source>Add</source>
        <translation>إضافة</translation>
    </message>
    <message>
        <source>Add a variable</source>
        <translation>إضافة متغير</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>إزالة</translation>
    </message>
    <message>
        <source>Remove the variable</source>
        <translation>إزالة المتغير</translation>
    </message>
    <message>
        <source>&amp;Body sent:</source>
        <translation>النص المر&amp;سل:</translation>
    </message>
    <message>
        <source>Nothing was sent yet.</source>
        <translation>لم يُرسل شيء بعد.</translation>
    </message>
    <message>
        <source>Custom variables</source>
        <translation>متغيرات مخصصة</translation>
    </message>
</context>
<context>
    <name>ui::RoomContext</name>
    <message>
        <source>Open a room to see what is known about it.</source>
        <translation>افتح دردشة لترى ما يُعرف عنها.</translation>
    </message>
    <message>
        <source>About the room</source>
        <translation>عن الدردشة</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Why it is flagged</source>
        <translation>سبب التحذير</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>الروبوت</translation>
    </message>
    <message>
        <source>Last turn</source>
        <translation>آخر دور</translation>
    </message>
    <message>
        <source>Completeness</source>
        <translation>الاكتمال</translation>
    </message>
    <message>
        <source>Search this customer</source>
        <translation>البحث عن هذا العميل</translation>
    </message>
    <message>
        <source>Search everything this customer wrote or was told (Ctrl+Shift+F)</source>
        <translation>البحث في كل ما كتبه هذا العميل أو قيل له (Ctrl+Shift+F)</translation>
    </message>
    <message>
        <source>Conversations of the customer</source>
        <translation>محادثات العميل</translation>
    </message>
    <message>
        <source>order %1</source>
        <translation>الطلب %1</translation>
    </message>
    <message>
        <source>Copy the order number %1</source>
        <translation>نسخ رقم الطلب %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>البريد الإلكتروني</translation>
    </message>
    <message>
        <source>guest</source>
        <translation>زائر</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>المتجر</translation>
    </message>
    <message>
        <source>Room</source>
        <translation>الدردشة</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>الاسم</translation>
    </message>
    <message>
        <source>State</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>nobody answers</source>
        <translation>لا أحد يرد</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>أول كلمة</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>غير معروف</translation>
    </message>
    <message>
        <source>after %1 s</source>
        <translation>بعد %1 ث</translation>
    </message>
    <message>
        <source>Last message</source>
        <translation>آخر رسالة</translation>
    </message>
    <message numerus="yes">
        <source>%n conversation(s)</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::RoomDelegate</name>
    <message>
        <source>waiting %1</source>
        <translation>ينتظر %1</translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>يكتب…</translation>
    </message>
</context>
<context>
    <name>ui::RoomFilterBar</name>
    <message>
        <source>Filters</source>
        <translation>المرشّحات</translation>
    </message>
    <message>
        <source>Name, words or number</source>
        <translation>الاسم أو الكلمات أو الرقم</translation>
    </message>
    <message>
        <source>Find rooms by name, words or number</source>
        <translation>البحث عن الدردشات بالاسم أو الكلمات أو الرقم</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>في الانتظار</translation>
    </message>
    <message>
        <source>Unread</source>
        <translation>غير مقروءة</translation>
    </message>
    <message>
        <source>Flagged</source>
        <translation>عليها تحذير</translation>
    </message>
    <message>
        <source>More</source>
        <translation>المزيد</translation>
    </message>
    <message>
        <source>Filter by language or shop</source>
        <translation>الترشيح باللغة أو المتجر</translation>
    </message>
    <message>
        <source>Only %1</source>
        <comment>a kind of room</comment>
        <translation>%1 فقط</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>Shop</source>
        <translation>المتجر</translation>
    </message>
    <message>
        <source>Show all rooms</source>
        <translation>عرض كل الدردشات</translation>
    </message>
    <message>
        <source>Remove the filter %1</source>
        <translation>إزالة المرشّح %1</translation>
    </message>
    <message>
        <source>Shop: %1</source>
        <translation>المتجر: %1</translation>
    </message>
</context>
<context>
    <name>ui::RoomList</name>
    <message>
        <source>Rooms</source>
        <translation>الدردشات</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>لا جديد</numerusform>
            <numerusform>دردشة جديدة</numerusform>
            <numerusform>دردشتان جديدتان</numerusform>
            <numerusform>%n جديدة</numerusform>
            <numerusform>%n جديدة</numerusform>
            <numerusform>%n جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new or moved room(s)</source>
        <translation>
            <numerusform>لا دردشات جديدة أو منقولة لعرضها</numerusform>
            <numerusform>عرض دردشة واحدة جديدة أو منقولة</numerusform>
            <numerusform>عرض دردشتين جديدتين أو منقولتين</numerusform>
            <numerusform>عرض %n دردشات جديدة أو منقولة</numerusform>
            <numerusform>عرض %n دردشة جديدة أو منقولة</numerusform>
            <numerusform>عرض %n دردشة جديدة أو منقولة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 waiting</source>
        <translation>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>لا دردشات</numerusform>
            <numerusform>دردشة واحدة</numerusform>
            <numerusform>دردشتان</numerusform>
            <numerusform>%n دردشات</numerusform>
            <numerusform>%n دردشة</numerusform>
            <numerusform>%n دردشة</numerusform>
        </translation>
    </message>
    <message>
        <source>%L1 of %2 · %3</source>
        <translation>%L1 / %2 · %3</translation>
    </message>
    <message>
        <source>No rooms yet. They appear with the first message.</source>
        <translation>لا دردشات بعد. تظهر مع أول رسالة.</translation>
    </message>
    <message>
        <source>No room meets these filters.</source>
        <translation>لا دردشة توافق هذه المرشّحات.</translation>
    </message>
    <message>
        <source>Show all rooms</source>
        <translation>عرض كل الدردشات</translation>
    </message>
</context>
<context>
    <name>ui::RoomPane</name>
    <message>
        <source>Fill now</source>
        <translation>استكمال الآن</translation>
    </message>
    <message>
        <source>✓ sent %1</source>
        <translation>✓ أُرسل %1</translation>
    </message>
    <message>
        <source>Jump to newest</source>
        <translation>القفز إلى الأحدث</translation>
    </message>
    <message numerus="yes">
        <source>Jump to newest (%n new)</source>
        <translation>
            <numerusform>القفز إلى الأحدث (لا جديد)</numerusform>
            <numerusform>القفز إلى الأحدث (رسالة جديدة)</numerusform>
            <numerusform>القفز إلى الأحدث (رسالتان جديدتان)</numerusform>
            <numerusform>القفز إلى الأحدث (%n رسائل جديدة)</numerusform>
            <numerusform>القفز إلى الأحدث (%n رسالة جديدة)</numerusform>
            <numerusform>القفز إلى الأحدث (%n رسالة جديدة)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>لا فجوات</numerusform>
            <numerusform>فجوة واحدة</numerusform>
            <numerusform>فجوتان</numerusform>
            <numerusform>%n فجوات</numerusform>
            <numerusform>%n فجوة</numerusform>
            <numerusform>%n فجوة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n gap(s)</source>
        <translation>
            <numerusform>لا فجوات لعرضها</numerusform>
            <numerusform>عرض فجوة واحدة</numerusform>
            <numerusform>عرض فجوتين</numerusform>
            <numerusform>عرض %n فجوات</numerusform>
            <numerusform>عرض %n فجوة</numerusform>
            <numerusform>عرض %n فجوة</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Rooms</name>
    <message>
        <source>room %1</source>
        <translation>الدردشة %1</translation>
    </message>
    <message numerus="yes">
        <source>%n second(s)</source>
        <translation>
            <numerusform>%n ثانية</numerusform>
            <numerusform>ثانية واحدة</numerusform>
            <numerusform>ثانيتين</numerusform>
            <numerusform>%n ثوانٍ</numerusform>
            <numerusform>%n ثانية</numerusform>
            <numerusform>%n ثانية</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>دقيقة واحدة</numerusform>
            <numerusform>دقيقتين</numerusform>
            <numerusform>%n دقائق</numerusform>
            <numerusform>%n دقيقة</numerusform>
            <numerusform>%n دقيقة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n ساعة</numerusform>
            <numerusform>ساعة واحدة</numerusform>
            <numerusform>ساعتين</numerusform>
            <numerusform>%n ساعات</numerusform>
            <numerusform>%n ساعة</numerusform>
            <numerusform>%n ساعة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>hours and minutes</comment>
        <translation>%1 و%2</translation>
    </message>
    <message>
        <source>language</source>
        <translation>اللغة</translation>
    </message>
    <message>
        <source>The bot answers in another language than the customer writes.</source>
        <translation>يرد الروبوت بلغة غير التي يكتب بها العميل.</translation>
    </message>
    <message>
        <source>apologised</source>
        <translation>اعتذار</translation>
    </message>
    <message>
        <source>The bot only apologised: something failed behind it.</source>
        <translation>اكتفى الروبوت بالاعتذار: فشل شيء وراءه.</translation>
    </message>
    <message>
        <source>repeated</source>
        <translation>تكرار</translation>
    </message>
    <message>
        <source>The bot said the same twice.</source>
        <translation>كرر الروبوت الكلام نفسه مرتين.</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>صمت</translation>
    </message>
    <message>
        <source>The bot has not answered for more than a minute.</source>
        <translation>لم يرد الروبوت منذ أكثر من دقيقة.</translation>
    </message>
    <message>
        <source>the bot answers</source>
        <translation>يرد الروبوت</translation>
    </message>
    <message>
        <source>a person answers</source>
        <translation>يرد موظف</translation>
    </message>
    <message>
        <source>waiting for %1</source>
        <translation>ينتظر منذ %1</translation>
    </message>
    <message numerus="yes">
        <source>%n unread message(s)</source>
        <translation>
            <numerusform>لا رسائل غير مقروءة</numerusform>
            <numerusform>رسالة واحدة غير مقروءة</numerusform>
            <numerusform>رسالتان غير مقروءتين</numerusform>
            <numerusform>%n رسائل غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
            <numerusform>%n رسالة غير مقروءة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n gap(s)</source>
        <translation>
            <numerusform>لا فجوات</numerusform>
            <numerusform>فجوة واحدة</numerusform>
            <numerusform>فجوتان</numerusform>
            <numerusform>%n فجوات</numerusform>
            <numerusform>%n فجوة</numerusform>
            <numerusform>%n فجوة</numerusform>
        </translation>
    </message>
    <message>
        <source>last message %1</source>
        <translation>آخر رسالة %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The customer is typing.</source>
        <translation>العميل يكتب.</translation>
    </message>
    <message>
        <source>%1. “%2”</source>
        <translation>%1. «%2»</translation>
    </message>
</context>
<context>
    <name>ui::RoundTripChart</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 م.ث</translation>
    </message>
    <message>
        <source>24 hours ago</source>
        <translation>قبل 24 ساعة</translation>
    </message>
    <message>
        <source>12 hours ago</source>
        <translation>قبل 12 ساعة</translation>
    </message>
    <message>
        <source>now</source>
        <translation>الآن</translation>
    </message>
</context>
<context>
    <name>ui::RoundTripStrip</name>
    <message>
        <source>Nothing has been measured yet.</source>
        <translation>لم يُقَس شيء بعد.</translation>
    </message>
    <message>
        <source>%1 ms now, between %2 and %3 ms in the last 24 hours (%4 measurements).</source>
        <translation>%1 م.ث الآن، وبين %2 و%3 م.ث خلال آخر 24 ساعة (%4 قياسات).</translation>
    </message>
    <message>
        <source>Round trip, 24 hours</source>
        <translation>زمن الذهاب والإياب، 24 ساعة</translation>
    </message>
    <message>
        <source>Show as Table</source>
        <translation>عرض كجدول</translation>
    </message>
    <message>
        <source>Show as Chart</source>
        <translation>عرض كمخطط</translation>
    </message>
    <message>
        <source>From</source>
        <translation>المرسل</translation>
    </message>
    <message>
        <source>Shortest, ms</source>
        <translation>الأقصر، م.ث</translation>
    </message>
    <message>
        <source>Median, ms</source>
        <translation>الوسيط، م.ث</translation>
    </message>
    <message>
        <source>Longest, ms</source>
        <translation>الأطول، م.ث</translation>
    </message>
    <message>
        <source>Measured</source>
        <translation>عدد القياسات</translation>
    </message>
</context>
<context>
    <name>ui::RowLayouter</name>
    <message>
        <source>handed to a human · %1</source>
        <comment>divider; %1 is a time</comment>
        <translation>حُوِّلت إلى موظف · %1</translation>
    </message>
    <message>
        <source>date in the future</source>
        <translation>تاريخ في المستقبل</translation>
    </message>
    <message>
        <source>Show all (%1 characters)</source>
        <translation>عرض الكل (عدد المحارف: %1)</translation>
    </message>
    <message>
        <source>Show more (of %1 characters)</source>
        <translation>عرض المزيد (من أصل %1 من المحارف)</translation>
    </message>
</context>
<context>
    <name>ui::ScanBar</name>
    <message>
        <source>Searched back to %1.</source>
        <translation>تم البحث حتى %1.</translation>
    </message>
    <message>
        <source>Nothing was searched yet.</source>
        <translation>لم يُبحث في شيء بعد.</translation>
    </message>
    <message>
        <source>Searching… back to %1 so far.</source>
        <translation>جارٍ البحث… حتى %1 الآن.</translation>
    </message>
    <message>
        <source>Searching…</source>
        <translation>جارٍ البحث…</translation>
    </message>
    <message>
        <source>Search Further</source>
        <translation>متابعة البحث</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>إيقاف</translation>
    </message>
</context>
<context>
    <name>ui::SearchField</name>
    <message>
        <source>Recent searches</source>
        <translation>عمليات البحث الأخيرة</translation>
    </message>
</context>
<context>
    <name>ui::SessionsPane</name>
    <message>
        <source>New Chat</source>
        <translation>محادثة جديدة</translation>
    </message>
    <message>
        <source>Test sessions</source>
        <translation>جلسات الاختبار</translation>
    </message>
    <message>
        <source>Search sessions</source>
        <translation>البحث في الجلسات</translation>
    </message>
    <message>
        <source>Remove Session</source>
        <translation>إزالة الجلسة</translation>
    </message>
    <message>
        <source>Every chat with a bot is kept here.</source>
        <translation>كل محادثة مع روبوت تُحفظ هنا.</translation>
    </message>
    <message>
        <source>No session contains this.</source>
        <translation>لا جلسة تحتوي هذا.</translation>
    </message>
</context>
<context>
    <name>ui::SettingsPage</name>
    <message>
        <source>Like the System</source>
        <translation>مثل النظام</translation>
    </message>
    <message>
        <source>This computer&apos;s (%1)</source>
        <translation>توقيت هذا الحاسوب (%1)</translation>
    </message>
    <message>
        <source>UTC</source>
        <translation>UTC</translation>
    </message>
    <message>
        <source>Save Shortcuts</source>
        <translation>حفظ الاختصارات</translation>
    </message>
    <message>
        <source>Load Shortcuts</source>
        <translation>تحميل الاختصارات</translation>
    </message>
    <message>
        <source>Shortcuts (*.ini)</source>
        <translation>الاختصارات (*.ini)</translation>
    </message>
    <message>
        <source>▲ That did not work. Choose another file.</source>
        <translation>▲ لم ينجح ذلك. اختر ملفًا آخر.</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>تم الحفظ.</translation>
    </message>
    <message>
        <source>Loaded.</source>
        <translation>تم التحميل.</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>المظهر</translation>
    </message>
    <message>
        <source>Reading</source>
        <translation>القراءة</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Workspace</source>
        <translation>مساحة العمل</translation>
    </message>
    <message>
        <source>&amp;Theme:</source>
        <translation>السمة:</translation>
    </message>
    <message>
        <source>&amp;Language:</source>
        <translation>اللغة:</translation>
    </message>
    <message>
        <source>&amp;Zoom:</source>
        <translation>التكبير:</translation>
    </message>
    <message>
        <source>T&amp;imes shown in:</source>
        <translation>عرض الأوقات بتوقيت:</translation>
    </message>
    <message>
        <source>Folder:</source>
        <translation>المجلد:</translation>
    </message>
    <message>
        <source>Archive size:</source>
        <translation>حجم الأرشيف:</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>فاتح</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>داكن</translation>
    </message>
    <message>
        <source> %</source>
        <comment>per cent, after a number</comment>
        <translation>٪</translation>
    </message>
    <message>
        <source>&amp;Words beside the icons of the rail</source>
        <translation>كلمات بجانب أيقونات شريط التنقل</translation>
    </message>
    <message>
        <source>&amp;Flat transcript: names on the left, no bubbles</source>
        <translation>نص مسطح: الأسماء في الجانب، دون فقاعات</translation>
    </message>
    <message>
        <source>&amp;Compact rows: one line per conversation</source>
        <translation>صفوف مدمجة: سطر واحد لكل محادثة</translation>
    </message>
    <message>
        <source>&amp;Reduced motion</source>
        <translation>حركة أقل</translation>
    </message>
    <message>
        <source>Load from File…</source>
        <translation>تحميل من ملف…</translation>
    </message>
    <message>
        <source>Save to File…</source>
        <translation>حفظ في ملف…</translation>
    </message>
    <message>
        <source>&amp;Open Folder</source>
        <translation>فتح المجلد</translation>
    </message>
    <message>
        <source>Alerts</source>
        <translation>التنبيهات</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutSheet</name>
    <message>
        <source>Keyboard Shortcuts</source>
        <translation>اختصارات لوحة المفاتيح</translation>
    </message>
    <message>
        <source>Find a command or a key</source>
        <translation>البحث عن أمر أو اختصار</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>الأوامر واختصاراتها</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>أمر</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>الاختصار</translation>
    </message>
    <message>
        <source>Change Keys…</source>
        <translation>تغيير الاختصارات…</translation>
    </message>
</context>
<context>
    <name>ui::ShortcutTable</name>
    <message>
        <source>%1 (changed)</source>
        <translation>%1 (مُغيَّر)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>بلا اختصار</translation>
    </message>
    <message>
        <source>▲ This key belongs to “%1” now. Setting it takes it away from there.</source>
        <translation>▲ هذا الاختصار الآن لـ «%1». تعيينه هنا ينزعه من هناك.</translation>
    </message>
    <message>
        <source>”, “</source>
        <comment>between two quoted names</comment>
        <translation>»، «</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>أمر</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>الاختصار</translation>
    </message>
    <message>
        <source>Commands and their keys</source>
        <translation>الأوامر واختصاراتها</translation>
    </message>
    <message>
        <source>&amp;New key:</source>
        <translation>الاختصار الجديد:</translation>
    </message>
    <message>
        <source>New key</source>
        <translation>الاختصار الجديد</translation>
    </message>
    <message>
        <source>Set</source>
        <translation>تعيين</translation>
    </message>
    <message>
        <source>No Key</source>
        <translation>بلا اختصار</translation>
    </message>
    <message>
        <source>Reset</source>
        <translation>إعادة الضبط</translation>
    </message>
    <message>
        <source>Reset All</source>
        <translation>إعادة ضبط الكل</translation>
    </message>
</context>
<context>
    <name>ui::SourceSection</name>
    <message>
        <source>History source</source>
        <translation>مصدر السجل</translation>
    </message>
    <message>
        <source>The shop&apos;s SQLite file is read while the shop writes it, and never written to. A JSON Lines or CSV file is read once.</source>
        <translation>يُقرأ ملف SQLite الخاص بالمتجر أثناء كتابته ولا يُكتب فيه أبدًا. يُقرأ ملف JSON Lines أو CSV مرة واحدة.</translation>
    </message>
    <message>
        <source>The backend is asked for new messages every two seconds. Messages of signed-in customers cannot be read this way.</source>
        <translation>يُسأل الخادم عن الرسائل الجديدة كل ثانيتين. لا يمكن قراءة رسائل العملاء المسجّلين بهذه الطريقة.</translation>
    </message>
    <message>
        <source>Only what you import yourself is in the archive.</source>
        <translation>لا يحوي الأرشيف إلا ما تستورده بنفسك.</translation>
    </message>
    <message>
        <source>Choose the History File</source>
        <translation>اختيار ملف السجل</translation>
    </message>
    <message>
        <source>Histories (*.db *.sqlite *.sqlite3 *.jsonl *.csv *.gz)</source>
        <translation>السجلات (*.db *.sqlite *.sqlite3 *.jsonl *.csv *.gz)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>كل الملفات (*)</translation>
    </message>
    <message>
        <source>Connect the backend first</source>
        <translation>صِل الخادم أولاً</translation>
    </message>
    <message>
        <source>The archive stays as it is and follows nothing.</source>
        <translation>يبقى الأرشيف كما هو ولا يتابع شيئًا.</translation>
    </message>
    <message>
        <source>Saved. New messages come into the archive from now on.</source>
        <translation>تم الحفظ. تدخل الرسائل الجديدة الأرشيف من الآن.</translation>
    </message>
    <message>
        <source>over the backend</source>
        <translation>عبر الخادم</translation>
    </message>
    <message>
        <source>none</source>
        <translation>بلا اختصار</translation>
    </message>
    <message>
        <source>What the archive follows. It is saved after it has passed the test, and takes effect at once.</source>
        <translation>ما يتابعه الأرشيف. يُحفظ بعد اجتياز الاختبار ويسري فورًا.</translation>
    </message>
    <message>
        <source>&amp;Kind:</source>
        <translation>ال&amp;نوع:</translation>
    </message>
    <message>
        <source>&amp;File:</source>
        <translation>ال&amp;ملف:</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>اختيار…</translation>
    </message>
    <message>
        <source>None</source>
        <translation>لا شيء</translation>
    </message>
    <message>
        <source>A file</source>
        <translation>ملف</translation>
    </message>
    <message>
        <source>The backend, over the network</source>
        <translation>الخادم عبر الشبكة</translation>
    </message>
    <message>
        <source>The database is asked for what is new and what was changed, whoever wrote it.</source>
        <translation>تُسأل قاعدة البيانات عن الجديد والمتغيّر أيًّا كان كاتبه.</translation>
    </message>
    <message>
        <source>Connect the shop&apos;s database first</source>
        <translation>صِل قاعدة بيانات المتجر أولًا</translation>
    </message>
    <message>
        <source>the shop&apos;s PostgreSQL</source>
        <translation>قاعدة PostgreSQL الخاصة بالمتجر</translation>
    </message>
    <message>
        <source>The shop&apos;s PostgreSQL</source>
        <translation>قاعدة PostgreSQL الخاصة بالمتجر</translation>
    </message>
</context>
<context>
    <name>ui::Speakers</name>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>الروبوت</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Unknown sender</source>
        <translation>مرسل مجهول</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>role and name</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>speaker and time</comment>
        <translation>%1، %2</translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <comment>speaker, time and language</comment>
        <translation>%1، %2، %3</translation>
    </message>
    <message>
        <source>empty message</source>
        <translation>رسالة فارغة</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>who and when, then what was said</comment>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>The date is in the future.</source>
        <translation>التاريخ في المستقبل.</translation>
    </message>
    <message>
        <source>Marked.</source>
        <translation>عليها علامة.</translation>
    </message>
    <message>
        <source>Comment: %1</source>
        <translation>تعليق: %1</translation>
    </message>
    <message>
        <source>“%1” (unknown sender)</source>
        <translation>«%1» (مرسل مجهول)</translation>
    </message>
</context>
<context>
    <name>ui::StripArea</name>
    <message>
        <source>Close this notice</source>
        <translation>إغلاق هذا الإشعار</translation>
    </message>
    <message>
        <source>Close this notice (Esc)</source>
        <translation>إغلاق هذا الإشعار (Esc)</translation>
    </message>
</context>
<context>
    <name>ui::SwitcherModel</name>
    <message>
        <source>Chat</source>
        <translation>محادثة</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Message</source>
        <translation>رسالة</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>بحث</translation>
    </message>
    <message>
        <source>Command</source>
        <translation>أمر</translation>
    </message>
    <message>
        <source>%1 – %2</source>
        <translation>%1 – %2</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>العميل %1</translation>
    </message>
    <message numerus="yes">
        <source>%n chat(s)</source>
        <translation>
            <numerusform>لا محادثات</numerusform>
            <numerusform>محادثة واحدة</numerusform>
            <numerusform>محادثتان</numerusform>
            <numerusform>%n محادثات</numerusform>
            <numerusform>%n محادثة</numerusform>
            <numerusform>%n محادثة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Search everywhere for “%1”</source>
        <translation>البحث في كل مكان عن «%1»</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2، %3</translation>
    </message>
</context>
<context>
    <name>ui::TasksPopup</name>
    <message>
        <source>less than a minute left</source>
        <translation>بقيت أقل من دقيقة</translation>
    </message>
    <message numerus="yes">
        <source>about %n minute(s) left</source>
        <translation>
            <numerusform>بقيت أقل من دقيقة</numerusform>
            <numerusform>بقيت دقيقة تقريبًا</numerusform>
            <numerusform>بقيت دقيقتان تقريبًا</numerusform>
            <numerusform>بقيت %n دقائق تقريبًا</numerusform>
            <numerusform>بقيت %n دقيقة تقريبًا</numerusform>
            <numerusform>بقيت %n دقيقة تقريبًا</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>progress and the time that is left</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>Tasks</source>
        <translation>المهام</translation>
    </message>
    <message>
        <source>Nothing is running.</source>
        <translation>لا توجد مهام جارية.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>إلغاء</translation>
    </message>
    <message>
        <source>Cancel %1</source>
        <translation>إلغاء %1</translation>
    </message>
</context>
<context>
    <name>ui::TestPage</name>
    <message>
        <source>Bot:</source>
        <translation>الروبوت:</translation>
    </message>
    <message>
        <source>The session could not be kept. %1</source>
        <translation>تعذّر حفظ الجلسة. %1</translation>
    </message>
    <message>
        <source>Uploading…</source>
        <translation>جارٍ الرفع…</translation>
    </message>
    <message>
        <source>Uploading… %1 %</source>
        <translation>جارٍ الرفع… %1 %</translation>
    </message>
    <message>
        <source>The picture was not uploaded. %1</source>
        <translation>لم تُرفع الصورة. %1</translation>
    </message>
    <message>
        <source>No account is connected.</source>
        <translation>لا حساب متصل.</translation>
    </message>
    <message>
        <source>Reading the list of bots…</source>
        <translation>جارٍ قراءة قائمة الروبوتات…</translation>
    </message>
    <message>
        <source>Choose a bot first.</source>
        <translation>اختر روبوتًا أولًا.</translation>
    </message>
    <message>
        <source>No bot is connected yet. Connect a Coze account to ask your bots, see every event and every millisecond.</source>
        <translation>لا روبوت متصل بعد. اربط حساب Coze لتسأل روبوتاتك وترى كل حدث وكل جزء من الثانية.</translation>
    </message>
    <message>
        <source>The session was removed.</source>
        <translation>أُزيلت الجلسة.</translation>
    </message>
    <message>
        <source>The report was copied.</source>
        <translation>نُسخ التقرير.</translation>
    </message>
</context>
<context>
    <name>ui::TranscriptView</name>
    <message numerus="yes">
        <source>Only %Ln message(s) can be selected at once. Export copies more.</source>
        <translation>
            <numerusform>لا يمكن تحديد أي رسالة دفعة واحدة. التصدير ينسخ أكثر.</numerusform>
            <numerusform>لا يمكن تحديد أكثر من رسالة واحدة دفعة واحدة. التصدير ينسخ أكثر.</numerusform>
            <numerusform>لا يمكن تحديد أكثر من رسالتين دفعة واحدة. التصدير ينسخ أكثر.</numerusform>
            <numerusform>لا يمكن تحديد أكثر من %Ln رسائل دفعة واحدة. التصدير ينسخ أكثر.</numerusform>
            <numerusform>لا يمكن تحديد أكثر من %Ln رسالة دفعة واحدة. التصدير ينسخ أكثر.</numerusform>
            <numerusform>لا يمكن تحديد أكثر من %Ln رسالة دفعة واحدة. التصدير ينسخ أكثر.</numerusform>
        </translation>
    </message>
    <message>
        <source>Caret browsing: the arrow keys move inside the message. F7 ends it.</source>
        <translation>التصفح بالمؤشر: تتحرك مفاتيح الأسهم داخل الرسالة. يُنهيه F7.</translation>
    </message>
    <message>
        <source>Caret browsing is off.</source>
        <translation>التصفح بالمؤشر متوقف.</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <comment>full time and name of the source</comment>
        <translation>%1، من %2</translation>
    </message>
    <message numerus="yes">
        <source>Only %Ln message(s) around this one are selected. Export copies more.</source>
        <translation>
            <numerusform>لم تُحدَّد أي رسالة حول هذه. التصدير ينسخ أكثر.</numerusform>
            <numerusform>حُدِّدت رسالة واحدة فقط حول هذه. التصدير ينسخ أكثر.</numerusform>
            <numerusform>حُدِّدت رسالتان فقط حول هذه. التصدير ينسخ أكثر.</numerusform>
            <numerusform>حُدِّدت %Ln رسائل فقط حول هذه. التصدير ينسخ أكثر.</numerusform>
            <numerusform>حُدِّدت %Ln رسالة فقط حول هذه. التصدير ينسخ أكثر.</numerusform>
            <numerusform>حُدِّدت %Ln رسالة فقط حول هذه. التصدير ينسخ أكثر.</numerusform>
        </translation>
    </message>
    <message>
        <source>Messages</source>
        <translation>الرسائل</translation>
    </message>
    <message>
        <source>Scroll messages</source>
        <translation>تمرير الرسائل</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>إعادة المحاولة</translation>
    </message>
    <message>
        <source>Could not be read. Click to try again.</source>
        <translation>تعذّرت القراءة. انقر لإعادة المحاولة.</translation>
    </message>
    <message>
        <source>Choose a conversation to read it here.</source>
        <translation>اختر محادثة لقراءتها هنا.</translation>
    </message>
    <message>
        <source>Loading…</source>
        <translation>جارٍ التحميل…</translation>
    </message>
    <message>
        <source>This conversation has no messages.</source>
        <translation>لا رسائل في هذه المحادثة.</translation>
    </message>
    <message>
        <source>Message %L1 of %L2, not loaded yet</source>
        <translation>الرسالة %L1 من %L2، لم تُحمَّل بعد</translation>
    </message>
    <message>
        <source>No conversation is open.</source>
        <translation>لا محادثة مفتوحة.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln message(s)</source>
        <translation>
            <numerusform>لا رسائل</numerusform>
            <numerusform>رسالة واحدة</numerusform>
            <numerusform>رسالتان</numerusform>
            <numerusform>%Ln رسائل</numerusform>
            <numerusform>%Ln رسالة</numerusform>
            <numerusform>%Ln رسالة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>customer and number of messages</comment>
        <translation>%1، %2</translation>
    </message>
</context>
<context>
    <name>ui::TurnBar</name>
    <message>
        <source>Copy Report</source>
        <translation>نسخ التقرير</translation>
    </message>
    <message>
        <source>Thinking…</source>
        <translation>يفكر…</translation>
    </message>
    <message numerus="yes">
        <source>Reasoning · %Ln character(s)</source>
        <translation>
            <numerusform>استدلال · لا أحرف</numerusform>
            <numerusform>استدلال · حرف واحد</numerusform>
            <numerusform>استدلال · حرفان</numerusform>
            <numerusform>استدلال · %Ln أحرف</numerusform>
            <numerusform>استدلال · %Ln حرفًا</numerusform>
            <numerusform>استدلال · %Ln حرف</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask Again</source>
        <translation>اسأل مرة أخرى</translation>
    </message>
    <message>
        <source>The bot asks for %1 with %2. Answer:</source>
        <translation>يطلب الروبوت %1 مع %2. الرد:</translation>
    </message>
    <message>
        <source>Answer the Tools</source>
        <translation>الرد على الأدوات</translation>
    </message>
</context>
<context>
    <name>ui::TurnInspector</name>
    <message>
        <source>About the turn</source>
        <translation>عن الدور</translation>
    </message>
    <message>
        <source>Request</source>
        <translation>الطلب</translation>
    </message>
    <message>
        <source>Events</source>
        <translation>الأحداث</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>الاستهلاك</translation>
    </message>
    <message>
        <source>Times</source>
        <translation>الأوقات</translation>
    </message>
</context>
<context>
    <name>ui::Turns</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 م.ث</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 ث</translation>
    </message>
    <message>
        <source>answering…</source>
        <translation>يجيب…</translation>
    </message>
    <message>
        <source>asking…</source>
        <translation>جارٍ السؤال…</translation>
    </message>
    <message>
        <source>the bot is thinking…</source>
        <translation>الروبوت يفكر…</translation>
    </message>
    <message>
        <source>stopped</source>
        <translation>أُوقف</translation>
    </message>
    <message>
        <source>no answer</source>
        <translation>لا رد</translation>
    </message>
    <message>
        <source>completed, fetched after the stream broke</source>
        <translation>اكتمل، وجُلب بعد انقطاع البث</translation>
    </message>
    <message>
        <source>completed</source>
        <translation>اكتمل</translation>
    </message>
    <message>
        <source>failed</source>
        <translation>فشل</translation>
    </message>
    <message>
        <source>waits for tools</source>
        <translation>ينتظر الأدوات</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>انتهى</translation>
    </message>
    <message>
        <source>%1 to first word</source>
        <translation>%1 حتى أول كلمة</translation>
    </message>
    <message numerus="yes">
        <source>%L1 tokens</source>
        <translation>
            <numerusform>%L1 رمز</numerusform>
            <numerusform>%L1 رمز</numerusform>
            <numerusform>%L1 رمز</numerusform>
            <numerusform>%L1 رموز</numerusform>
            <numerusform>%L1 رمزًا</numerusform>
            <numerusform>%L1 رمز</numerusform>
        </translation>
    </message>
    <message>
        <source>▲ silent for %1</source>
        <translation>▲ صمت %1</translation>
    </message>
    <message>
        <source>Tool call</source>
        <translation>استدعاء أداة</translation>
    </message>
    <message>
        <source>Tool answer</source>
        <translation>رد أداة</translation>
    </message>
    <message>
        <source>Knowledge</source>
        <translation>معرفة</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>خطوة</translation>
    </message>
    <message>
        <source>%1 · after %2</source>
        <comment>tool call; time</comment>
        <translation>%1 · بعد %2</translation>
    </message>
    <message>
        <source>%1: %2 · after %3</source>
        <comment>tool call; its name; time</comment>
        <translation>%1: %2 · بعد %3</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>الرمز</translation>
    </message>
    <message>
        <source>Connect</source>
        <translation>الاتصال</translation>
    </message>
    <message>
        <source>Send (connection reused)</source>
        <translation>الإرسال (اتصال مُعاد استخدامه)</translation>
    </message>
    <message>
        <source>First byte</source>
        <translation>أول بايت</translation>
    </message>
    <message>
        <source>First event</source>
        <translation>أول حدث</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>أول كلمة</translation>
    </message>
    <message>
        <source>Last word</source>
        <translation>آخر كلمة</translation>
    </message>
    <message>
        <source>Completed</source>
        <translation>الاكتمال</translation>
    </message>
</context>
<context>
    <name>ui::UnsentBar</name>
    <message>
        <source>Answers that are not sent</source>
        <translation>ردود لم تُرسل</translation>
    </message>
    <message numerus="yes">
        <source>and %n more answer(s)</source>
        <translation>
            <numerusform>ولا ردود أخرى</numerusform>
            <numerusform>ورد آخر</numerusform>
            <numerusform>وردّان آخران</numerusform>
            <numerusform>و%n ردود أخرى</numerusform>
            <numerusform>و%n ردًا آخر</numerusform>
            <numerusform>و%n رد آخر</numerusform>
        </translation>
    </message>
    <message>
        <source>Sending: “%1”</source>
        <translation>جارٍ الإرسال: «%1»</translation>
    </message>
    <message>
        <source>Seen by the customer, but not stored: “%1”</source>
        <translation>رآه العميل لكنه لم يُحفظ: «%1»</translation>
    </message>
    <message>
        <source>Not sent: “%1”</source>
        <translation>لم يُرسل: «%1»</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>إعادة الإرسال</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>تجاهل</translation>
    </message>
</context>
<context>
    <name>ui::UsageView</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Usage</source>
        <translation>الاستهلاك</translation>
    </message>
    <message>
        <source>Nothing was asked yet.</source>
        <translation>لم يُسأل شيء بعد.</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>الحالة</translation>
    </message>
    <message>
        <source>Tokens in</source>
        <translation>رموز داخلة</translation>
    </message>
    <message>
        <source>Tokens out</source>
        <translation>رموز خارجة</translation>
    </message>
    <message>
        <source>Tokens in all</source>
        <translation>مجموع الرموز</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>المعدل</translation>
    </message>
    <message>
        <source>%1 tokens a second</source>
        <translation>%1 رمز في الثانية</translation>
    </message>
    <message>
        <source>Tokens</source>
        <translation>الرموز</translation>
    </message>
    <message>
        <source>not reported by the service</source>
        <translation>لم تبلغ عنه الخدمة</translation>
    </message>
    <message>
        <source>Pieces of text</source>
        <translation>قطع النص</translation>
    </message>
    <message>
        <source>First word</source>
        <translation>أول كلمة</translation>
    </message>
    <message>
        <source>Whole answer</source>
        <translation>الرد كاملًا</translation>
    </message>
    <message>
        <source>Unknown events</source>
        <translation>أحداث غير معروفة</translation>
    </message>
    <message>
        <source>Log id</source>
        <translation>معرّف السجل</translation>
    </message>
    <message>
        <source>Chat id</source>
        <translation>معرّف المحادثة الجارية</translation>
    </message>
    <message>
        <source>Conversation id</source>
        <translation>معرّف المحادثة</translation>
    </message>
    <message>
        <source>Session</source>
        <translation>الجلسة</translation>
    </message>
    <message numerus="yes">
        <source>%Ln turn(s), %1 tokens</source>
        <translation>
            <numerusform>لا أدوار، %1 رمز</numerusform>
            <numerusform>دور واحد، %1 رمز</numerusform>
            <numerusform>دوران، %1 رمز</numerusform>
            <numerusform>%Ln أدوار، %1 رمز</numerusform>
            <numerusform>%Ln دورًا، %1 رمز</numerusform>
            <numerusform>%Ln دور، %1 رمز</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::Wall</name>
    <message>
        <source>Wall of rooms</source>
        <translation>جدار الدردشات</translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>لا جديد</numerusform>
            <numerusform>دردشة جديدة</numerusform>
            <numerusform>دردشتان جديدتان</numerusform>
            <numerusform>%n جديدة</numerusform>
            <numerusform>%n جديدة</numerusform>
            <numerusform>%n جديدة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n new or moved room(s)</source>
        <translation>
            <numerusform>لا دردشات جديدة أو منقولة لعرضها</numerusform>
            <numerusform>عرض دردشة واحدة جديدة أو منقولة</numerusform>
            <numerusform>عرض دردشتين جديدتين أو منقولتين</numerusform>
            <numerusform>عرض %n دردشات جديدة أو منقولة</numerusform>
            <numerusform>عرض %n دردشة جديدة أو منقولة</numerusform>
            <numerusform>عرض %n دردشة جديدة أو منقولة</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message numerus="yes">
        <source>%n room(s)</source>
        <translation>
            <numerusform>لا دردشات</numerusform>
            <numerusform>دردشة واحدة</numerusform>
            <numerusform>دردشتان</numerusform>
            <numerusform>%n دردشات</numerusform>
            <numerusform>%n دردشة</numerusform>
            <numerusform>%n دردشة</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%L1 waiting</source>
        <translation>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
            <numerusform>%L1 في الانتظار</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ui::WallDelegate</name>
    <message>
        <source>waiting %1</source>
        <translation>ينتظر %1</translation>
    </message>
    <message numerus="yes">
        <source>%1 (%n new)</source>
        <translation>
            <numerusform>%1 (لا جديد)</numerusform>
            <numerusform>%1 (رسالة جديدة)</numerusform>
            <numerusform>%1 (رسالتان جديدتان)</numerusform>
            <numerusform>%1 (%n جديدة)</numerusform>
            <numerusform>%1 (%n جديدة)</numerusform>
            <numerusform>%1 (%n جديدة)</numerusform>
        </translation>
    </message>
    <message>
        <source>typing…</source>
        <translation>يكتب…</translation>
    </message>
</context>
<context>
    <name>ui::Waterfall</name>
    <message>
        <source>Ask something to see where the time goes.</source>
        <translation>اسأل شيئًا لترى أين يذهب الوقت.</translation>
    </message>
    <message>
        <source>%1 · at %2</source>
        <comment>length; time since the question</comment>
        <translation>%1 · عند %2</translation>
    </message>
    <message>
        <source>Waterfall</source>
        <translation>مخطط التتابع</translation>
    </message>
    <message>
        <source>Times of the turn</source>
        <translation>أوقات الدور</translation>
    </message>
    <message>
        <source>Part</source>
        <translation>الجزء</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>استغرق</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>انتهى عند</translation>
    </message>
    <message>
        <source>Show as Table (T)</source>
        <translation>عرض كجدول (T)</translation>
    </message>
    <message>
        <source>%1: %2, at %3</source>
        <translation>%1: %2، عند %3</translation>
    </message>
    <message>
        <source>▲ Silence</source>
        <translation>▲ صمت</translation>
    </message>
</context>
<context>
    <name>ui::Welcome</name>
    <message>
        <source>Connect…</source>
        <translation>ربط…</translation>
    </message>
    <message>
        <source>Ask your bot something. Every event, its time and its cost stand beside the answer.</source>
        <translation>اسأل روبوتك شيئًا. كل حدث ووقته وكلفته بجانب الرد.</translation>
    </message>
</context>
<context>
    <name>ui::WhatCanIDo</name>
    <message>
        <source>What Can I Do Here?</source>
        <translation>ماذا يمكنني أن أفعل هنا؟</translation>
    </message>
    <message>
        <source>All Keys…</source>
        <translation>كل الاختصارات…</translation>
    </message>
</context>
<context>
    <name>ui::WireModel</name>
    <message>
        <source>↓ in</source>
        <comment>a frame that came</comment>
        <translation>↓ وارد</translation>
    </message>
    <message>
        <source>↑ out</source>
        <comment>a frame that was sent</comment>
        <translation>↑ صادر</translation>
    </message>
    <message>
        <source>binary</source>
        <translation>ثنائي</translation>
    </message>
    <message>
        <source>%1, %2 bytes at %3: %4</source>
        <comment>a frame: in or out; size; time; text</comment>
        <translation>%1، %2 بايت عند %3: %4</translation>
    </message>
    <message>
        <source>in</source>
        <translation>وارد</translation>
    </message>
    <message>
        <source>out</source>
        <translation>صادر</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>الوقت</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>الاتجاه</translation>
    </message>
    <message>
        <source>Bytes</source>
        <translation>بايت</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>النص</translation>
    </message>
    <message>
        <source>Fault</source>
        <translation>الخلل</translation>
    </message>
</context>
<context>
    <name>ui::WireView</name>
    <message>
        <source>Wire view</source>
        <translation>عرض الإطارات</translation>
    </message>
    <message>
        <source>Filter frames</source>
        <translation>تصفية الإطارات</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>إيقاف مؤقت</translation>
    </message>
    <message>
        <source>What passes meanwhile is not recorded</source>
        <translation>لا يُسجَّل ما يمر في أثناء ذلك</translation>
    </message>
    <message>
        <source>Copy Frames</source>
        <translation>نسخ الإطارات</translation>
    </message>
    <message>
        <source>Frames of the live connection</source>
        <translation>إطارات الاتصال الحي</translation>
    </message>
</context>
<context>
    <name>ui::Words</name>
    <message>
        <source>Guest %1</source>
        <translation>الزائر %1</translation>
    </message>
    <message>
        <source>Customer %1</source>
        <translation>العميل %1</translation>
    </message>
    <message>
        <source>Without a conversation</source>
        <translation>دون محادثة</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>العميل</translation>
    </message>
    <message>
        <source>Bot</source>
        <translation>الروبوت</translation>
    </message>
    <message>
        <source>Agent</source>
        <translation>الموظف</translation>
    </message>
    <message>
        <source>System</source>
        <translation>النظام</translation>
    </message>
    <message>
        <source>Unknown language</source>
        <translation>لغة غير معروفة</translation>
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
