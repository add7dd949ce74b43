"""Two import contracts that import-linter does not bring; `[tool.importlinter]` in pyproject.toml uses them.

Both hold for every context there is, without a list of contexts: a new one is under contract from its first commit.
"""

from typing import cast

import grimp
from importlinter import Contract, ContractCheck, fields, output


def _names(field: object) -> set[str]:
    """What was configured: on a contract at work the field's place is taken by its value."""
    return cast(set[str], field or set())


class DoorsContract(Contract):
    """No context reaches into another.

    closed: modules of a context that nobody else imports.
    wired: modules that only the wirers import.
    wirers: the packages that put the contexts together.
    libraries: packages whose wired modules are tools for everybody.

    Tests may look anywhere.
    """

    type_name = "doors"

    closed = fields.SetField(subfield=fields.StringField())
    wired = fields.SetField(subfield=fields.StringField())
    wirers = fields.SetField(subfield=fields.StringField())
    libraries = fields.SetField(subfield=fields.StringField())

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        illegal = []
        for importer in sorted(graph.modules):
            if "tests" in importer.split("."):
                continue
            for imported in sorted(graph.find_modules_directly_imported_by(importer)):
                if self._is_closed(imported, to=importer):
                    details = graph.get_import_details(importer=importer, imported=imported)
                    illegal.append((importer, imported, [detail["line_number"] for detail in details]))
        return ContractCheck(kept=not illegal, metadata={"illegal": illegal})

    def _is_closed(self, imported: str, *, to: str) -> bool:
        root, context, module = (*imported.split("."), "", "")[:3]
        from_root, from_context = (*to.split("."), "")[:2]
        if root != from_root or context == from_context:
            return False
        wiring = module in _names(self.wired) and context not in _names(self.libraries)
        return module in _names(self.closed) or (wiring and from_context not in _names(self.wirers))

    def render_broken_contract(self, check: ContractCheck) -> None:
        for importer, imported, lines in check.metadata["illegal"]:
            places = ", ".join(f"l.{line}" for line in lines)
            output.print_error(f"{importer} -> {imported} ({places})", bold=False)
        output.new_line()
        output.print("Call a function of that context's public.py, or react to one of its events.")


class AnatomyContract(Contract):
    """Every context consists of modules with the same names, so that who knows one finds the way in all.

    modules: the names that every context may have.
    own_modules: `context.module`, what one context has and no other.
    exempt: packages that are no contexts.
    """

    type_name = "anatomy"

    modules = fields.SetField(subfield=fields.StringField())
    own_modules = fields.SetField(subfield=fields.StringField(), required=False)
    exempt = fields.SetField(subfield=fields.StringField(), required=False)

    def check(self, graph: grimp.ImportGraph, verbose: bool) -> ContractCheck:
        strange = []
        for root in self.session_options["root_packages"]:
            for context in graph.find_children(root):
                name = context.rpartition(".")[2]
                if name in _names(self.exempt):
                    continue
                for module in graph.find_children(context):
                    tail = module.rpartition(".")[2]
                    if tail not in _names(self.modules) and f"{name}.{tail}" not in _names(self.own_modules):
                        strange.append(module)
        return ContractCheck(kept=not strange, metadata={"strange": sorted(strange)})

    def render_broken_contract(self, check: ContractCheck) -> None:
        for module in check.metadata["strange"]:
            output.print_error(module, bold=False)
        output.new_line()
        output.print("No context has modules of that name; see the anatomy in ARCHITECTURE.md.")
