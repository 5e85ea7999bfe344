<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
 <context>
  <name>BulkPreview</name>
  <message>
   <source>Accept all alike</source>
   <translation>全部照此采纳</translation>
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
  <name>KeySheet</name>
  <message>
   <source>Keys</source>
   <translation>快捷键</translation>
  </message>
  <message>
   <source>Keys of reviewer</source>
   <translation>校阅程序快捷键一览</translation>
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
   <source>Take &amp;away</source>
   <translation>去掉(&amp;A)</translation>
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
   <translation>单个字母只在审阅时起作用，编辑文字时不起作用。</translation>
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
</TS>
