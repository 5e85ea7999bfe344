<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>AboutView</name>
  <message>
   <source>About reviewer</source>
   <translation>关于 reviewer</translation>
  </message>
  <message>
   <source>Copied; it holds no text of yours</source>
   <translation>已复制；其中没有您的文字</translation>
  </message>
  <message>
   <source>&lt;h2&gt;reviewer {0}&lt;/h2&gt;&lt;p&gt;Reviews and corrects newspaper text read by OCR.&lt;/p&gt;</source>
   <translation>&lt;h2&gt;reviewer {0}&lt;/h2&gt;&lt;p&gt;审校 OCR 得来的报纸文字。&lt;/p&gt;</translation>
  </message>
  <message>
   <source>Licences</source>
   <translation>许可</translation>
  </message>
  <message>
   <source>Report</source>
   <translation>诊断报告</translation>
  </message>
  <message>
   <source>&amp;Licences</source>
   <translation>许可(&amp;L)</translation>
  </message>
  <message>
   <source>&amp;Report for troubles</source>
   <translation>诊断报告(&amp;R)</translation>
  </message>
  <message>
   <source>&amp;Copy the report</source>
   <translation>复制报告(&amp;C)</translation>
  </message>
  <message>
   <source>The program: Apache-2.0. Its language data: LGPL-2.1-or-later and MIT, see below.</source>
   <translation>本程序：Apache-2.0。所附语言数据：LGPL-2.1 或更新版本，以及 MIT，详见下文。</translation>
  </message>
  <message>
   <source>Qt is used under the LGPL version 3; it is linked at run time and may be replaced by another.</source>
   <translation>Qt 按 LGPL 第 3 版使用，运行时链接，可换成别的版本。</translation>
  </message>
  <message>
   <source>Libraries</source>
   <translation>所用程序库</translation>
  </message>
  <message>
   <source>Data</source>
   <translation>所附数据</translation>
  </message>
 </context>
 <context>
  <name>BulkPreview</name>
  <message>
   <source>Accept all alike</source>
   <translation>全部照此采纳</translation>
  </message>
  <message>
   <source>(delete)</source>
   <translation>（删去）</translation>
  </message>
  <message>
   <source>This issue</source>
   <translation>本期</translation>
  </message>
  <message>
   <source>This issue, where nothing was decided yet</source>
   <translation>本期中尚未处理的</translation>
  </message>
  <message>
   <source>All open issues</source>
   <translation>所有打开的报纸</translation>
  </message>
  <message>
   <source>&amp;Where:</source>
   <translation>范围(&amp;W)：</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>范围</translation>
  </message>
  <message>
   <source>Space turns a tick; Ctrl+A all, Ctrl+D none; Enter shows the place. One undo takes it back.</source>
   <translation>空格勾选或取消；Ctrl+A 全选，Ctrl+D 全不选；回车看原文。一次撤销即可全部收回。</translation>
  </message>
  <message>
   <source>{0} of {1} places ticked</source>
   <translation>共 {1} 处，勾选了 {0} 处</translation>
  </message>
  <message>
   <source>Correct {0} places (Ctrl+Enter)</source>
   <translation>改正 {0} 处（Ctrl+回车）</translation>
  </message>
 </context>
 <context>
  <name>ChangesModel</name>
  <message>
   <source>Line</source>
   <translation>行</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>改动</translation>
  </message>
  <message>
   <source>Why</source>
   <translation>原因</translation>
  </message>
  <message>
   <source>Who</source>
   <translation>何人</translation>
  </message>
  <message>
   <source>When</source>
   <translation>何时</translation>
  </message>
  <message>
   <source>suggestion</source>
   <translation>采纳建议</translation>
  </message>
  <message>
   <source>in bulk</source>
   <translation>批量</translation>
  </message>
  <message>
   <source>by hand</source>
   <translation>手工</translation>
  </message>
 </context>
 <context>
  <name>ChangesView</name>
  <message>
   <source>Changes: {0}</source>
   <translation>改动：{0}</translation>
  </message>
  <message>
   <source>Original</source>
   <translation>原文</translation>
  </message>
  <message>
   <source>Corrected</source>
   <translation>校正稿</translation>
  </message>
  <message>
   <source>&amp;Take this change back</source>
   <translation>收回这处改动(&amp;T)</translation>
  </message>
  <message>
   <source>{0} changes</source>
   <translation>共 {0} 处改动</translation>
  </message>
  <message>
   <source>Nothing was changed yet</source>
   <translation>还没有改动</translation>
  </message>
  <message>
   <source>Changes</source>
   <translation>改动</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>下一处(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Previous</source>
   <translation>上一处(&amp;P)</translation>
  </message>
 </context>
 <context>
  <name>CommandPalette</name>
  <message>
   <source>Command palette</source>
   <translation>命令面板</translation>
  </message>
  <message>
   <source>What do you want to do? Chinese, English or a key</source>
   <translation>想做什么？可输入中文、英文或按键</translation>
  </message>
  <message>
   <source>Search the commands</source>
   <translation>查找命令</translation>
  </message>
  <message>
   <source>Commands</source>
   <translation>命令</translation>
  </message>
 </context>
 <context>
  <name>DuplicateView</name>
  <message>
   <source>The same passage twice</source>
   <translation>同一段话出现两次</translation>
  </message>
  <message>
   <source>First passage</source>
   <translation>前一份</translation>
  </message>
  <message>
   <source>Second passage</source>
   <translation>后一份</translation>
  </message>
  <message>
   <source>First: {0}</source>
   <translation>前一份：{0}</translation>
  </message>
  <message>
   <source>Second: {0}</source>
   <translation>后一份：{0}</translation>
  </message>
  <message>
   <source>{0} characters, word for word the same</source>
   <translation>共 {0} 字，一字不差</translation>
  </message>
  <message>
   <source>{0} characters, {1} differ (marked)</source>
   <translation>共 {0} 字，有 {1} 字不同（已标出）</translation>
  </message>
  <message>
   <source>Keep the first</source>
   <translation>留前一份</translation>
  </message>
  <message>
   <source>Keep the second</source>
   <translation>留后一份</translation>
  </message>
  <message>
   <source>Keep both</source>
   <translation>两份都留</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>待定</translation>
  </message>
  <message>
   <source>{0}, line {1}</source>
   <translation>{0}，第 {1} 行</translation>
  </message>
 </context>
 <context>
  <name>ExportView</name>
  <message>
   <source>Export</source>
   <translation>导出</translation>
  </message>
  <message>
   <source>&amp;All open issues in which something was changed</source>
   <translation>所有改动过的报纸(&amp;A)</translation>
  </message>
  <message>
   <source>Tick a format first</source>
   <translation>请先勾选一种格式</translation>
  </message>
  <message>
   <source>{0} files written to {1}</source>
   <translation>已写 {0} 个文件到 {1}</translation>
  </message>
  <message>
   <source>; {0} were replaced</source>
   <translation>，其中 {0} 个替换了旧文件</translation>
  </message>
  <message>
   <source>Formats</source>
   <translation>格式</translation>
  </message>
  <message>
   <source>&amp;Folder:</source>
   <translation>文件夹(&amp;F)：</translation>
  </message>
  <message>
   <source>&amp;Choose…</source>
   <translation>选择(&amp;C)…</translation>
  </message>
  <message>
   <source>Folder</source>
   <translation>文件夹</translation>
  </message>
  <message>
   <source>The original and the corrected text in the workspace stay as they are.</source>
   <translation>工作区里的原文和校正稿不动。</translation>
  </message>
  <message>
   <source>&amp;Write the files</source>
   <translation>写出文件(&amp;W)</translation>
  </message>
 </context>
 <context>
  <name>FindReplace</name>
  <message>
   <source>Find and replace</source>
   <translation>查找和替换</translation>
  </message>
  <message>
   <source>Regular e&amp;xpression</source>
   <translation>正则表达式(&amp;X)</translation>
  </message>
  <message>
   <source>Across line &amp;ends</source>
   <translation>跨行查找(&amp;E)</translation>
  </message>
  <message>
   <source>Match &amp;case</source>
   <translation>区分大小写(&amp;C)</translation>
  </message>
  <message>
   <source>&amp;Find:</source>
   <translation>查找(&amp;F)：</translation>
  </message>
  <message>
   <source>&amp;Replace with:</source>
   <translation>替换为(&amp;R)：</translation>
  </message>
  <message>
   <source>Finds words that a line end or a blank tears apart</source>
   <translation>被换行或空格拆开的词也能找到</translation>
  </message>
  <message>
   <source>This issue</source>
   <translation>本期</translation>
  </message>
  <message>
   <source>The whole workspace</source>
   <translation>整个工作区</translation>
  </message>
  <message>
   <source>Where</source>
   <translation>范围</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>下一处(&amp;N)</translation>
  </message>
  <message>
   <source>&amp;Previous</source>
   <translation>上一处(&amp;P)</translation>
  </message>
  <message>
   <source>Enter searches</source>
   <translation>按回车开始查找</translation>
  </message>
  <message>
   <source>Type what to look for</source>
   <translation>请输入要找的文字</translation>
  </message>
  <message>
   <source>Not found</source>
   <translation>没有找到</translation>
  </message>
  <message>
   <source>{0} places, {1} ticked</source>
   <translation>共 {0} 处，勾选了 {1} 处</translation>
  </message>
  <message>
   <source>Replace {0} places (Ctrl+Enter)</source>
   <translation>替换 {0} 处（Ctrl+回车）</translation>
  </message>
  <message>
   <source>{0} places replaced; undo takes them back</source>
   <translation>已替换 {0} 处；撤销即可收回</translation>
  </message>
 </context>
 <context>
  <name>GoToLine</name>
  <message>
   <source>Go to line</source>
   <translation>转到行</translation>
  </message>
  <message>
   <source>&amp;Line (or line:column), 1 to {0}:</source>
   <translation>行号（或 行:列），1 到 {0}(&amp;L)：</translation>
  </message>
  <message>
   <source>&amp;Go</source>
   <translation>转到(&amp;G)</translation>
  </message>
  <message>
   <source>There is no such line</source>
   <translation>没有这一行</translation>
  </message>
 </context>
 <context>
  <name>HarvestView</name>
  <message>
   <source>Terms from the issues</source>
   <translation>从报纸中采集词条</translation>
  </message>
  <message>
   <source>&amp;Take what is ticked into the lexicon</source>
   <translation>把勾选的收进词库(&amp;T)</translation>
  </message>
  <message>
   <source>{0} new terms</source>
   <translation>新增 {0} 条</translation>
  </message>
  <message>
   <source>Space ticks a term. What the lexicon has is left out.</source>
   <translation>空格勾选。词库里已有的不列。</translation>
  </message>
  <message>
   <source>Term</source>
   <translation>词条</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>处数</translation>
  </message>
  <message>
   <source>Issues</source>
   <translation>期数</translation>
  </message>
  <message>
   <source>For example</source>
   <translation>例句</translation>
  </message>
  <message>
   <source>Nothing that stands often enough</source>
   <translation>没有出现得够多的词</translation>
  </message>
 </context>
 <context>
  <name>JointView</name>
  <message>
   <source>Before and after</source>
   <translation>改前改后</translation>
  </message>
  <message>
   <source>As it stands</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>As it would be</source>
   <translation>改后</translation>
  </message>
  <message>
   <source>Struck out: goes. Underlined: new.</source>
   <translation>划去的删掉，下划线的是新的。</translation>
  </message>
  <message>
   <source>Bold: the halves that belong together. Dashed: moved. Struck out: goes. Underlined: new.</source>
   <translation>粗体：应相连的两半。虚线：移走的文字。删除线：去掉。下划线：新增。</translation>
  </message>
  <message>
   <source>Bold: the halves that belong together. ⏎ struck out: the line end goes.</source>
   <translation>粗体：应相连的两半。划去的 ⏎：换行去掉。</translation>
  </message>
  <message>
   <source>Way to mend it</source>
   <translation>改法</translation>
  </message>
  <message>
   <source>Mend it so</source>
   <translation>就这样改</translation>
  </message>
  <message>
   <source>Not broken</source>
   <translation>没有断</translation>
  </message>
  <message>
   <source>No defect</source>
   <translation>不是差错</translation>
  </message>
  <message>
   <source>Later</source>
   <translation>待定</translation>
  </message>
 </context>
 <context>
  <name>KeySheet</name>
  <message>
   <source>Keys</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>Keys of reviewer</source>
   <translation>快捷键一览</translation>
  </message>
  <message>
   <source>&amp;Print…</source>
   <translation>打印(&amp;P)…</translation>
  </message>
  <message>
   <source>&amp;Save as a page…</source>
   <translation>存为网页(&amp;S)…</translation>
  </message>
  <message>
   <source>Not saved: {0}</source>
   <translation>没有存成：{0}</translation>
  </message>
  <message>
   <source>Saved as {0}</source>
   <translation>已存为 {0}</translation>
  </message>
 </context>
 <context>
  <name>KeysDialog</name>
  <message>
   <source>Change keys</source>
   <translation>更改快捷键</translation>
  </message>
  <message>
   <source>&amp;Give this key</source>
   <translation>改用此键(&amp;G)</translation>
  </message>
  <message>
   <source>&amp;Add as second key</source>
   <translation>加一个键(&amp;A)</translation>
  </message>
  <message>
   <source>Ta&amp;ke away</source>
   <translation>去掉(&amp;K)</translation>
  </message>
  <message>
   <source>As it &amp;came</source>
   <translation>恢复原样(&amp;C)</translation>
  </message>
  <message>
   <source>Filter by name or key</source>
   <translation>按名称或按键筛选</translation>
  </message>
  <message>
   <source>Action</source>
   <translation>动作</translation>
  </message>
  <message>
   <source>Keys</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>Actions and their keys</source>
   <translation>动作及其快捷键</translation>
  </message>
  <message>
   <source>New key</source>
   <translation>新按键</translation>
  </message>
  <message>
   <source>&amp;New key:</source>
   <translation>新按键(&amp;N)：</translation>
  </message>
  <message>
   <source>Single letters act only while reviewing, never while you type text.</source>
   <translation>单个字母只在审校时起作用，改字时不起作用。</translation>
  </message>
  <message>
   <source>All as they came</source>
   <translation>全部恢复原样</translation>
  </message>
  <message>
   <source>&amp;Use these keys</source>
   <translation>使用这些键(&amp;U)</translation>
  </message>
  <message>
   <source>This key does “{0}” now; giving it here takes it from there.</source>
   <translation>此键现用于“{0}”；改到这里，那里就不再有。</translation>
  </message>
  <message>
   <source>Press the new key in the field first</source>
   <translation>请先在框里按下新按键</translation>
  </message>
  <message>
   <source>{0} is the key of several actions: {1}</source>
   <translation>{0} 同时用于几个动作：{1}</translation>
  </message>
 </context>
 <context>
  <name>LexiconManager</name>
  <message>
   <source>Lexicon</source>
   <translation>词库</translation>
  </message>
  <message>
   <source>Show the program's o&amp;wn terms too</source>
   <translation>也显示程序自带的词条(&amp;W)</translation>
  </message>
  <message>
   <source>{0} new terms</source>
   <translation>新增 {0} 条</translation>
  </message>
  <message>
   <source>{0} terms written to {1}</source>
   <translation>已把 {0} 条写入 {1}</translation>
  </message>
  <message>
   <source>Search terms, wrong forms, notes</source>
   <translation>查找词条、错形、备注</translation>
  </message>
  <message>
   <source>Terms</source>
   <translation>词条</translation>
  </message>
  <message>
   <source>&amp;Undo</source>
   <translation>撤销(&amp;U)</translation>
  </message>
  <message>
   <source>&amp;Delete</source>
   <translation>删除(&amp;D)</translation>
  </message>
  <message>
   <source>&amp;Import…</source>
   <translation>导入(&amp;I)…</translation>
  </message>
  <message>
   <source>&amp;Export…</source>
   <translation>导出(&amp;E)…</translation>
  </message>
  <message>
   <source>&amp;Harvest from the issues…</source>
   <translation>从报纸中采集(&amp;H)…</translation>
  </message>
  <message>
   <source>&amp;Add</source>
   <translation>添加(&amp;A)</translation>
  </message>
  <message>
   <source>&amp;New term:</source>
   <translation>新词条(&amp;N)：</translation>
  </message>
  <message>
   <source>&amp;Kind:</source>
   <translation>类别(&amp;K)：</translation>
  </message>
  <message>
   <source>Wrong &amp;forms:</source>
   <translation>错形(&amp;F)：</translation>
  </message>
  <message>
   <source>{0} terms shown</source>
   <translation>显示 {0} 条</translation>
  </message>
  <message>
   <source>No terms of this folder's own yet: add them below, import or harvest them</source>
   <translation>这个文件夹还没有自己的词条：可在下面添加，也可导入或从报纸中采集</translation>
  </message>
  <message>
   <source>Only the workspace's own terms can be deleted</source>
   <translation>只能删除本工作区自己的词条</translation>
  </message>
  <message>
   <source>{0} terms deleted; Undo brings them back</source>
   <translation>已删除 {0} 条；撤销可恢复</translation>
  </message>
  <message>
   <source>Import terms</source>
   <translation>导入词条</translation>
  </message>
  <message>
   <source>Export terms</source>
   <translation>导出词条</translation>
  </message>
 </context>
 <context>
  <name>LexiconModel</name>
  <message>
   <source>Term</source>
   <translation>词条</translation>
  </message>
  <message>
   <source>Kind</source>
   <translation>类别</translation>
  </message>
  <message>
   <source>Wrong forms</source>
   <translation>错形</translation>
  </message>
  <message>
   <source>Other right forms</source>
   <translation>其他正确写法</translation>
  </message>
  <message>
   <source>Source</source>
   <translation>来源</translation>
  </message>
  <message>
   <source>Note</source>
   <translation>备注</translation>
  </message>
  <message>
   <source>One of the program's own terms: add a row of yours to overrule it</source>
   <translation>程序自带的词条：可另加一条来替代它</translation>
  </message>
 </context>
 <context>
  <name>NamesView</name>
  <message>
   <source>Names</source>
   <translation>名称</translation>
  </message>
  <message>
   <source>Keep it in the &amp;lexicon: the others as known wrong forms</source>
   <translation>记入词库，其余写法记为错形(&amp;L)</translation>
  </message>
  <message>
   <source>Spellings</source>
   <translation>各种写法</translation>
  </message>
  <message>
   <source>The spelling to keep</source>
   <translation>保留哪种写法</translation>
  </message>
  <message>
   <source>Places that would change</source>
   <translation>将要改动之处</translation>
  </message>
  <message>
   <source>Space turns a tick; Enter shows the place. Undo takes it back in each issue.</source>
   <translation>空格勾选或取消；回车看原文。在每一期里撤销即可收回。</translation>
  </message>
  <message>
   <source>No name is spelt in more than one way, as far as was found</source>
   <translation>没有发现写法不一的名称</translation>
  </message>
  <message>
   <source>{0} names; {1} places ticked</source>
   <translation>共 {0} 个名称；勾选了 {1} 处</translation>
  </message>
  <message>
   <source>Write “{0}” in {1} places (Ctrl+Enter)</source>
   <translation>{1} 处写作“{0}”（Ctrl+回车）</translation>
  </message>
 </context>
 <context>
  <name>PreviewModel</name>
  <message>
   <source>Do it</source>
   <translation>执行</translation>
  </message>
  <message>
   <source>Place</source>
   <translation>位置</translation>
  </message>
  <message>
   <source>Change</source>
   <translation>改动</translation>
  </message>
  <message>
   <source>Look first</source>
   <translation>请先看看</translation>
  </message>
 </context>
 <context>
  <name>PreviewTable</name>
  <message>
   <source>Changes to tick</source>
   <translation>待勾选的改动</translation>
  </message>
 </context>
 <context>
  <name>ProgressView</name>
  <message>
   <source>Progress</source>
   <translation>进度</translation>
  </message>
  <message>
   <source>Done and left, by issue</source>
   <translation>各期已处理与剩余</translation>
  </message>
  <message>
   <source>Done and left, by kind</source>
   <translation>各类已处理与剩余</translation>
  </message>
  <message>
   <source>How often each rule was right</source>
   <translation>各规则说对的比例</translation>
  </message>
  <message>
   <source>Corrections accepted most often</source>
   <translation>采纳最多的改正</translation>
  </message>
  <message>
   <source>{0} findings: {1} accepted, {2} dismissed, {3} postponed, {4} left</source>
   <translation>共 {0} 处：采纳 {1}，判为无错 {2}，待定 {3}，剩余 {4}</translation>
  </message>
  <message>
   <source>Filled: accepted. Dotted: dismissed. Hatched: postponed. Pale: left. Corrections are no score.</source>
   <translation>实色：采纳；网点：判为无错；斜线：待定；浅色：剩余。改动多少不是成绩。</translation>
  </message>
  <message>
   <source>&amp;Count again</source>
   <translation>重新统计(&amp;C)</translation>
  </message>
 </context>
 <context>
  <name>ScriptView</name>
  <message>
   <source>In the other script</source>
   <translation>简繁对照</translation>
  </message>
  <message>
   <source>As it stands</source>
   <translation>现在</translation>
  </message>
  <message>
   <source>Conversion</source>
   <translation>转换方式</translation>
  </message>
  <message>
   <source>{0} characters differ. This is for reading only: nothing is saved.</source>
   <translation>有 {0} 个字不同。只供阅读，不会保存。</translation>
  </message>
 </context>
 <context>
  <name>SpellingsModel</name>
  <message>
   <source>Spelling</source>
   <translation>写法</translation>
  </message>
  <message>
   <source>Places</source>
   <translation>处数</translation>
  </message>
  <message>
   <source>Issues</source>
   <translation>期数</translation>
  </message>
  <message>
   <source>Lexicon</source>
   <translation>词库</translation>
  </message>
  <message>
   <source>yes</source>
   <translation>有</translation>
  </message>
 </context>
 <context>
  <name>TextLookView</name>
  <message>
   <source>The text's look</source>
   <translation>文字的样子</translation>
  </message>
  <message>
   <source> pt</source>
   <translation> 磅</translation>
  </message>
  <message>
   <source>&amp;Face:</source>
   <translation>字体(&amp;F)：</translation>
  </message>
  <message>
   <source>&amp;Size:</source>
   <translation>字号(&amp;S)：</translation>
  </message>
  <message>
   <source>&amp;Line height:</source>
   <translation>行距(&amp;L)：</translation>
  </message>
  <message>
   <source>&amp;Keep it so</source>
   <translation>就这样(&amp;K)</translation>
  </message>
  <message>
   <source>As it &amp;came</source>
   <translation>恢复原样(&amp;C)</translation>
  </message>
  <message>
   <source>Ca&amp;ncel</source>
   <translation>取消(&amp;N)</translation>
  </message>
 </context>
 <context>
  <name>Tour</name>
  <message>
   <source>A short tour</source>
   <translation>快速上手</translation>
  </message>
  <message>
   <source>&amp;Back</source>
   <translation>上一页(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;Begin</source>
   <translation>开始审校(&amp;B)</translation>
  </message>
  <message>
   <source>&amp;Next</source>
   <translation>下一页(&amp;N)</translation>
  </message>
  <message>
   <source>One finding, one key</source>
   <translation>一处一键</translation>
  </message>
  <message>
   <source>take the suggestion, and on to the next finding</source>
   <translation>照建议改，到下一处</translation>
  </message>
  <message>
   <source>take the second one; 1 to 9</source>
   <translation>用第二条建议；1 到 9 依次</translation>
  </message>
  <message>
   <source>no defect: it is never shown again</source>
   <translation>不是差错，以后不再提示</translation>
  </message>
  <message>
   <source>doubtful: leave it for later</source>
   <translation>拿不准，留待以后</translation>
  </message>
  <message>
   <source>Go where you want</source>
   <translation>到想去的地方</translation>
  </message>
  <message>
   <source>next finding</source>
   <translation>下一处</translation>
  </message>
  <message>
   <source>previous finding</source>
   <translation>上一处</translation>
  </message>
  <message>
   <source>next of the same kind</source>
   <translation>下一处同类</translation>
  </message>
  <message>
   <source>next issue with findings left</source>
   <translation>下一份没审完的报纸</translation>
  </message>
  <message>
   <source>the place that the finding refers to</source>
   <translation>看这一处所指的地方</translation>
  </message>
  <message>
   <source>Many at once</source>
   <translation>一次改多处</translation>
  </message>
  <message>
   <source>all places like this one, shown first, with ticks</source>
   <translation>所有相同的地方，先列出来，逐条可勾</translation>
  </message>
  <message>
   <source>take it, and remember the wrong form</source>
   <translation>采纳，并记住这个错形</translation>
  </message>
  <message>
   <source>no defect, and a term of the lexicon from now on</source>
   <translation>不是差错，以后算词库里的词</translation>
  </message>
  <message>
   <source>Type when you must</source>
   <translation>需要时直接改字</translation>
  </message>
  <message>
   <source>edit at the finding: letters are typed now</source>
   <translation>在此处改字：字母键这时输入文字</translation>
  </message>
  <message>
   <source>back to review: letters act again</source>
   <translation>回到审校：字母键又是命令</translation>
  </message>
  <message>
   <source>find and replace, over the issue or the workspace</source>
   <translation>查找替换，一份或整个工作区</translation>
  </message>
  <message>
   <source>Nothing is lost</source>
   <translation>什么都不会丢</translation>
  </message>
  <message>
   <source>take back, as far as the beginning, tomorrow too</source>
   <translation>撤销，可一直退到最初，明天也行</translation>
  </message>
  <message>
   <source>write the corrected text and its diff log</source>
   <translation>写出校正稿和改动记录</translation>
  </message>
  <message>
   <source>Everything else</source>
   <translation>其他</translation>
  </message>
  <message>
   <source>type what you want, in Chinese or English</source>
   <translation>输入想做的事，中英文都行</translation>
  </message>
  <message>
   <source>all keys, to print</source>
   <translation>全部按键，可打印</translation>
  </message>
 </context>
</TS>
