"""What only several files can show: addresses taken twice, links, events; read parts -> one Site."""
