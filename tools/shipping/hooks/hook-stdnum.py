"""python-stdnum is under the LGPL: it is put into the folder as source, so that whoever has it can replace it."""

from PyInstaller.utils.hooks import collect_data_files, collect_submodules

module_collection_mode = "py"
hiddenimports = collect_submodules("stdnum")
datas = collect_data_files("stdnum")
