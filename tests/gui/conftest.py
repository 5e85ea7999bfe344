import os

# before Qt is imported anywhere
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
